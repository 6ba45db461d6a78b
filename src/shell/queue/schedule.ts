/** Work that comes again and again. It must not throw; a throw is logged, and the next tick comes all the same. */
export type Task = () => Promise<void>;

/** When a task comes again. */
export interface Recurring {
  /** Names the task, the same in every process. */
  readonly name: string;
  readonly everyMs: number;
}

/** Calls tasks, once each tick however many processes share the backend. */
export interface Schedule {
  /** Has a task called at each tick from now on, and never twice at once. A process that only receives names none. */
  every(recurring: Recurring, task: Task): void;
  /** Has a task of that name called soon, in one process; asked for several times before it begins, once. */
  soon(name: string): Promise<void>;
  /** Calls no more, and resolves when what runs has ended. */
  stop(): Promise<void>;
}
