import { VERSIONS } from '../../versions.js';
import { valueAt } from '../faults/found.js';
import type { Path } from '../yaml/locate.js';

/** A configuration file as YAML gives it, before anything about it is known but that it is a mapping. */
export type Written = Readonly<Record<string, unknown>>;

/** How a file of one version is read by the next. */
export interface Upgrade {
  readonly from: number;
  /**
   * Returns the file in the next version. What it does not know stays as it is, for the schema to find. `version` is none of
   * its business.
   */
  upgrade(written: Written): Written;
  /** Returns where that was written which stands at a path of the next version: problems name the line of the file. */
  origin(path: Path): Path;
}

/** The versions of the language: the first there was, the current one, and how those before it are read. */
export interface Language {
  readonly first: number;
  readonly current: number;
  /** One a version, up to the current one without a gap, oldest first. Whatever is older is no longer read. */
  readonly upgrades: readonly Upgrade[];
}

/**
 * The language that this app reads. A new version comes with an upgrade from the one before it; two versions later that may go.
 * Version 1 is the first, so that there is none yet.
 */
export const LANGUAGE: Language = { first: 1, current: VERSIONS.config, upgrades: [] };

/** What became of a file that may be of another version. */
export type Upgraded =
  | { readonly status: 'read'; readonly value: unknown; readonly origin: (path: Path) => Path }
  /** Of a version that this app does not know yet, or no longer reads, down to `oldest`. */
  | { readonly status: 'newer' | 'older'; readonly version: number; readonly oldest: number };

/**
 * Returns a file in the current version of the language. One that names no version, or what can be none, comes back as it is:
 * the schema says what is wrong with that.
 */
export function upgradeConfig(value: unknown, language: Language = LANGUAGE): Upgraded {
  const { first, current, upgrades } = language;
  const version = valueAt(value, ['version']);
  const asWritten: Upgraded = { status: 'read', value, origin: (path) => path };
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < first || version === current) {
    return asWritten;
  }
  const oldest = upgrades[0]?.from ?? current;
  if (version > current) return { status: 'newer', version, oldest };
  if (version < oldest) return { status: 'older', version, oldest };
  const steps = upgrades.filter(({ from }) => from >= version);
  return {
    status: 'read',
    value: steps.reduce((written, step) => ({ ...step.upgrade(written), version: step.from + 1 }), value as Written),
    origin: (path) => steps.reduceRight((at, step) => step.origin(at), path),
  };
}
