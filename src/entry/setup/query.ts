import * as z from 'zod';

/** What the page was asked for. Nothing of it is proved, and nothing of it is looked up. */
export interface SetupQuery {
  /** What became of the installation: `request` waits for an owner. */
  readonly action: 'install' | 'update' | 'request';
  /** Null where none was given, or none that can be one. */
  readonly repository: Repository | null;
  readonly branch: string;
  /** What was typed and cannot be right. */
  readonly wrong: 'repository' | 'branch' | null;
}

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

export const DEFAULT_BRANCH = 'main';

/** A name of nothing but dots would climb out of its place in an address. */
const NAME = String.raw`(?!\.{1,2}(?:\/|$))[\w.-]{1,100}`;

const repositoryName = z.string().regex(new RegExp(`^${NAME}/${NAME}$`));

/** What `git check-ref-format` allows is wider; these are the names that people give. */
const branchName = z
  .string()
  .regex(/^[\w][\w./-]{0,199}$/)
  .refine((name) => !/\.\.|\/\/|\/\.|[./]$/.test(name));

const setupAction = z.enum(['install', 'update', 'request']).catch('install');

/**
 * Reads the query of the setup page.
 *
 * GitHub adds `installation_id`. Anybody can write one, so it is not even read: a page that looked it up would show a
 * stranger other people's repositories ("About the setup URL").
 */
export function readSetupQuery(query: URLSearchParams): SetupQuery {
  const typed = query.get('repository');
  const repository = repositoryName.safeParse(typed?.trim()).data;
  const branch = branchName.safeParse(query.get('branch')?.trim() || DEFAULT_BRANCH).data;
  const [owner = '', repo = ''] = repository?.split('/') ?? [];
  const isWrong = typed !== null && repository === undefined;
  return {
    action: setupAction.parse(query.get('setup_action')),
    repository: repository === undefined ? null : { owner, repo },
    branch: branch ?? DEFAULT_BRANCH,
    wrong: isWrong ? 'repository' : branch === undefined ? 'branch' : null,
  };
}
