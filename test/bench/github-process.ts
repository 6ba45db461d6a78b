import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GitHubAnswers, GitHubOrder, GitHubReply } from './github-worker.js';

const WORKER = fileURLToPath(new URL('github-worker.ts', import.meta.url));

/** The fake GitHub in a process of its own, so that its work is not counted as the app's. */
export interface GitHubProcess {
  ask<Name extends keyof GitHubAnswers>(order: Extract<GitHubOrder, { name: Name }>): Promise<GitHubAnswers[Name]>;
  stop(): void;
}

export function startGitHubProcess(): GitHubProcess {
  const child = fork(WORKER, [], { execArgv: ['--import', 'tsx'] });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        const end = (code: number | null): void => reject(new Error(`the fake GitHub ended with ${String(code)}`));
        child.once('exit', end);
        child.once('message', (reply: GitHubReply) => {
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
