import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of the bench in a process of its own, so that its work is not counted as the app's. One order at a time. */
export interface WorkerProcess<Order extends { readonly name: string }, Answers> {
  ask<Name extends Order['name'] & keyof Answers>(order: Extract<Order, { name: Name }>): Promise<Answers[Name]>;
  stop(): void;
}

export type WorkerReply = { readonly answer: unknown } | { readonly error: string };

/** Starts a file of this folder with such arguments. */
export function startWorker<Order extends { readonly name: string }, Answers>(
  file: string,
  ...args: readonly string[]
): WorkerProcess<Order, Answers> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: ['--import', 'tsx'] });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        const end = (code: number | null): void => reject(new Error(`${file} ended with ${String(code)}`));
        child.once('exit', end);
        child.once('message', (reply: WorkerReply) => {
          child.off('exit', end);
          if ('error' in reply) reject(new Error(reply.error));
          else resolve(reply.answer as never);
        });
        child.send(order);
      }),
    stop() {
      process.off('exit', kill);
      kill();
    },
  };
}

/** Carries out the orders that this process is given. */
export function serveOrders<Order>(carryOut: (order: Order) => Promise<unknown>): void {
  process.on('message', (order: Order) => {
    carryOut(order).then(
      (answer) => process.send?.({ answer } satisfies WorkerReply),
      (error: unknown) => process.send?.({ error: String(error) } satisfies WorkerReply),
    );
  });
}
