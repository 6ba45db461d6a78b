/** What must never stand in a log, by the place it is put. */
export type Canary =
  'body' | 'title' | 'comment' | 'label' | 'login' | 'file' | 'webhook secret' | 'private key' | 'token' | 'database';

/** A line in which something stands that must not. */
export interface Leak {
  readonly canary: Canary;
  readonly process: string;
  /** The line, with what it gave away left out. */
  readonly line: string;
}

/** The words that people of the storm use; each is found nowhere else. */
export const WORDS = {
  body: 'heronbody7f3a',
  title: 'egrettitle91c4',
  comment: 'bitterncomment5d20',
  label: 'stork-label-b6e8',
  login: 'canary-person-4c1f',
  file: 'grebe-file-a0d9',
} as const satisfies Partial<Record<Canary, string>>;

export const SECRET = 'loonsecret e72c of the chaos run';

/** Looks through lines of a log for what must not be there. */
export interface CanaryWatch {
  look(process: string, line: string): void;
  readonly leaks: readonly Leak[];
  /** How many lines were looked through. */
  readonly lines: number;
}

/** Installation tokens, in whichever form; a webhook's signature and a key say what they are themselves. */
const TOKEN = /\bgh[sup]_[\w.-]{8,}|\bv1\.[0-9a-f]{40}/;

/**
 * Returns a watch over logs. Any line of the key gives it away, whether it is quoted with line ends or without.
 *
 * @param privateKey in PEM
 * @param passwords that stand in the address of a shared server
 */
export function watchForCanaries(privateKey: string, passwords: readonly string[] = []): CanaryWatch {
  const needles: (readonly [Canary, string])[] = [
    ...(Object.entries(WORDS) as [Canary, string][]),
    ['webhook secret', SECRET],
    ...privateKey
      .split('\n')
      .filter((line) => line.length >= 32)
      .map((line) => ['private key', line] as const),
    ['private key', 'PRIVATE KEY'],
    ...passwords.map((password) => ['database', password] as const),
  ];
  const leaks: Leak[] = [];
  let lines = 0;
  return {
    leaks,
    get lines() {
      return lines;
    },
    look(process, line) {
      lines += 1;
      for (const [canary, needle] of needles) {
        if (line.includes(needle)) leaks.push({ canary, process, line: line.replaceAll(needle, '…').slice(0, 300) });
      }
      if (TOKEN.test(line)) leaks.push({ canary: 'token', process, line: line.replace(TOKEN, '…').slice(0, 300) });
    },
  };
}
