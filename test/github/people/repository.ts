import type { Repository, Role } from '../state/model.js';
import { fullName, timestamp } from '../state/world.js';
import type { Scene } from '../state/world.js';
import { actOnCode } from './code.js';
import type { CodeActs } from './code.js';
import { actOnComments } from './comments.js';
import type { CommentActs } from './comments.js';
import { makeDesk } from './desk.js';
import type { By, Desk } from './desk.js';
import { actOnItems } from './items.js';
import type { ItemActs } from './items.js';
import { actOnLabels } from './labels.js';
import type { LabelActs } from './labels.js';
import { lookAt } from './looks.js';
import type { Looks } from './looks.js';

interface SettingActs {
  /** `name`: what the organization calls a role of its own that builds on `role`. */
  setPermission(login: string, role: Role, name?: string): void;
  archive(isArchived: boolean, options?: By): void;
  /** Gives it another name; the old one goes on leading to it. */
  rename(name: string): void;
  /** Deletes it. */
  remove(): void;
  /** Adds a ruleset that requires a check on a branch, the default one unless said; `appId`: only from that app. */
  requireCheck(context: string, options?: { readonly appId?: number; readonly branch?: string }): void;
}

/** A repository as people act in it through the web, and as a test looks at it. Every call takes effect before it returns. */
export interface FakeRepository extends Looks, ItemActs, CommentActs, LabelActs, CodeActs, SettingActs {}

/** Returns the hands and eyes of people on one repository. `act` brackets every change, so that it is noted. */
export function actIn(scene: Scene, repo: Repository, act: <T>(change: () => T) => T): FakeRepository {
  const desk = makeDesk(scene, repo, act);
  return {
    ...lookAt(desk),
    ...actOnItems(desk),
    ...actOnComments(desk),
    ...actOnLabels(desk),
    ...actOnCode(desk),
    ...actOnSettings(desk),
  };
}

function actOnSettings({ scene, repo, act, doer, person }: Desk): SettingActs {
  return {
    setPermission: (login, role, name) =>
      act(() => {
        person(login);
        const key = login.toLowerCase();
        repo.roles.set(key, role);
        if (name === undefined) repo.customRoles.delete(key);
        else repo.customRoles.set(key, name);
      }),
    requireCheck: (
      context,
      { appId = null, branch = repo.defaultBranch }: { appId?: number | null; branch?: string } = {},
    ) =>
      act(() => {
        repo.requiredChecks.push({ context, appId, branch });
      }),
    rename: (name) =>
      act(() => {
        const [before, after] = [fullName(repo).toLowerCase(), `${repo.owner.login}/${name}`.toLowerCase()];
        repo.name = name;
        scene.world.repositories.delete(before);
        scene.world.repositories.set(after, repo);
        scene.world.renamed.set(before, after);
        for (const { repositories } of scene.world.installations.values()) {
          if (repositories !== 'all' && repositories.delete(before)) repositories.add(after);
        }
      }),
    remove: () =>
      act(() => {
        const name = fullName(repo).toLowerCase();
        scene.world.repositories.delete(name);
        for (const { repositories } of scene.world.installations.values()) {
          if (repositories !== 'all') repositories.delete(name);
        }
      }),
    archive: (isArchived, options) =>
      act(() => {
        if (repo.isArchived === isArchived) return;
        repo.isArchived = isArchived;
        repo.updatedAt = timestamp(scene);
        const action = isArchived ? 'archived' : 'unarchived';
        scene.publish({ event: 'repository', action, repo, sender: doer(options).by });
      }),
  };
}
