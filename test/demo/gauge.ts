/** What a process has used since its start. */
export interface Usage {
  /** Seconds of user and system time. */
  readonly cpu: number;
  /** Resident memory now, and the most it ever was, in MiB. */
  readonly memory: number;
  readonly peakMemory: number;
}

/** As much as is read of V8's own format: which function was on top at each sample, and how long until the next, in µs. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export type GaugeOrder = 'usage' | 'begin-profile' | 'end-profile';

/**
 * Goes before a program that is measured, and tells what its process has used. The program itself knows nothing of it. (It is
 * an address, in which a question mark would end the text.)
 */
export const GAUGE = `data:text/javascript,
import { Session } from 'node:inspector';
const session = new Session();
function post(method) {
  return new Promise((resolve, reject) => session.post(method, (error, answer) => error ${'%3F'} reject(error) : resolve(answer)));
}
const orders = {
  async usage() {
    const { user, system } = process.cpuUsage();
    const memory = process.memoryUsage.rss() / 1048576;
    return { cpu: (user + system) / 1e6, memory, peakMemory: process.resourceUsage().maxRSS / 1024 };
  },
  async 'begin-profile'() {
    session.connect();
    await post('Profiler.enable');
    await post('Profiler.start');
    return {};
  },
  async 'end-profile'() {
    const { profile } = await post('Profiler.stop');
    session.disconnect();
    return profile;
  },
};
process.on('message', (order) => void orders[order]().then((answer) => process.send(answer)));
`;
