/**
 * One shape of addresses. Its examples are tests and documentation.
 *
 * Every pattern is anchored and free of nested repetition, so that it reads an address once whatever stands in it.
 */
export interface LinkShape {
  readonly service: string;
  /**
   * `host` for a host with or without `www.`, `*.host` for all below it, `host.*` for a first label such as `jira.`, `*` for
   * any host: only where the path is unmistakable.
   */
  readonly hosts: readonly string[];
  readonly path: RegExp;
  readonly query?: RegExp;
  readonly fragment?: RegExp;
  /** Matches the target of a link without a host, which stands for something in the same repository. */
  readonly relative?: RegExp;
  /** False where a picture has the same address, and only how it is shown tells them apart. */
  readonly mayBeImage?: false;
  readonly matches: readonly string[];
  /** Addresses of the same service, or like its own, that are something else. */
  readonly differs: readonly string[];
}
