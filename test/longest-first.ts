import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that start processes and wait for servers, by how their paths begin: the longest first. */
const LONGEST = ['test/chaos/', 'test/shell/queue/', 'test/entry/app-'];

/**
 * Begins with the files that take longest, so that none of them is left over at the end while the other workers have nothing to
 * do. A fresh clone has nothing but sizes to go by, and the longest test of all is a short file.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => this.#rank(one) - this.#rank(other));
  }

  #rank({ moduleId }: TestSpecification): number {
    const path = relative(this.ctx.config.root, moduleId).replaceAll('\\', '/');
    const at = LONGEST.findIndex((beginning) => path.startsWith(beginning));
    return at < 0 ? LONGEST.length : at;
  }
}
