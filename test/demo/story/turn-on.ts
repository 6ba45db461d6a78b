import type { Step } from './step.js';

export const CONFIG_FILE = '.github/async.yml';

/** Five lines. */
export const CONFIG = `version: 1
mode: enforce
scope: { grace: 0m }
comment: { footer: "Questions? The writing channel helps." }
templates: { brief: {}, decision: {}, change: {} }
`;

export const turnOn: Step = {
  title: 'A team turns it on',
  async play({ stage, printer, tell, told }) {
    const mark = stage.mark();
    tell(
      `Olga puts five lines into ${CONFIG_FILE} on the default branch of acme/shop. (A team would leave out the third; authors then have a minute to polish before the app speaks.)`,
    );
    stage.repository.commitFile(CONFIG_FILE, CONFIG, { by: 'olga' });
    await stage.rest();
    for (const line of CONFIG.trimEnd().split('\n')) printer.line(`    ${printer.paint('cyan', line)}`);
    told(
      'The app read the file and wrote nothing: what was there before it came is left in peace.',
      [mark.writes(), mark.notified()],
      [0, 0],
    );
  },
};
