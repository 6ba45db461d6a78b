import type { ConfigState } from '../../../core/config/config.js';

/** All that `doctor` found out about a repository. Nothing in it is secret, and all texts in it are other people's. */
export interface Facts {
  /** `owner/name`. */
  readonly repository: string;
  /** As `NODE_ENV` says. */
  readonly isProduction: boolean;
  /** How far this machine's clock is ahead of GitHub's, in milliseconds; null where GitHub's is not known. */
  readonly clockAheadMs: number | null;
  /** `refused`: GitHub does not take the key. Null: there is none here. */
  readonly app: AppFacts | 'refused' | null;
  /** Null where nothing lets us read the repository. */
  readonly standing: RepositoryStanding | Refusal | null;
}

/** GitHub did not let us read: its reason, short and without content. */
export interface Refusal {
  readonly reason: string;
}

/** What the app may know by its key. */
export interface AppFacts {
  readonly id: number;
  readonly slug: string;
  readonly htmlUrl: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** What `app.yml` asks for. */
  readonly manifest: Manifest;
  readonly webhook: WebhookFacts;
  /** Null where the app is not installed on the repository, or there is no such repository. */
  readonly installation: InstallationFacts | null;
  /** Of this repository, newest first; null where they cannot be told apart from others. */
  readonly deliveries: DeliveryFacts | null;
}

/** Levels by permission, such as `issues: write`. */
export type Permissions = Readonly<Record<string, string>>;

/** What an app of ours needs, as `app.yml` has it. */
export interface Manifest {
  readonly permissions: Permissions;
  readonly events: readonly string[];
}

export interface WebhookFacts {
  /** Null where there is no address. */
  readonly url: string | null;
  readonly contentType: string | null;
  readonly isCertificateChecked: boolean;
  /** Whether GitHub's own API is asked over TLS: one that is not has no reason to deliver over it. */
  readonly isGitHubEncrypted: boolean;
}

export interface InstallationFacts {
  readonly id: number;
  readonly htmlUrl: string;
  readonly isSuspended: boolean;
  readonly permissions: Permissions;
}

export interface DeliveryFacts {
  readonly list: readonly Delivery[];
  /** How many deliveries of the whole app were looked through, and whether there were more. */
  readonly seen: number;
  readonly isCut: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Delivery {
  /** The same for a delivery and for those that send it again. */
  readonly guid: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** HTTP status; 0 where GitHub names none. */
  readonly status: number;
}

/** What stands in the repository itself. */
export interface RepositoryStanding {
  readonly isArchived: boolean;
  readonly defaultBranch: string;
  readonly config: ConfigState;
  /** Whether each of the two files is there. */
  readonly files: { readonly repository: boolean; readonly organisation: boolean };
  /** Those of our labels that exist. */
  readonly labels: readonly string[];
  /** The rules that ask for our check on the default branch; null where GitHub does not tell. */
  readonly required: readonly RequiredCheck[] | null;
}

export interface RequiredCheck {
  /** The app it must come from; null for any. */
  readonly appId: number | null;
}
