import type { FakeGitHub } from '../../github/index.js';
import { STICKY_MARKER } from '../../../src/core/desired/comment/marker.js';
import { CONFIG_PATH } from '../../../src/core/config/config-path.js';
import { WORDS } from '../canaries.js';
import type { Action } from './action.js';

/** What came of an action: `nothing` where what it was about is not there, such as a comment of ours that was not written yet. */
export type Done = 'done' | 'nothing';

/** Does to GitHub what somebody does. Resolves nothing and waits for nothing: the state has changed when it returns. */
export function perform(github: FakeGitHub, action: Action): { readonly done: Done; readonly queued?: string } {
  const repo = github.repository(action.repo);
  const { number, by } = action;
  const ours = () => repo.issue(number).comments.find(({ author }) => author === `${github.app.slug}[bot]`);
  switch (action.type) {
    case 'open-issue':
    case 'open-pull':
      return open(github, action);
    case 'edit':
      repo.editIssue(number, { by, body: action.body });
      return { done: 'done' };
    case 'rename':
      repo.editIssue(number, { by, title: action.title });
      return { done: 'done' };
    case 'comment':
      repo.comment(number, { by, body: action.body });
      return { done: 'done' };
    case 'delete-ours': {
      const comment = ours();
      if (comment === undefined) return { done: 'nothing' };
      repo.deleteComment(comment.id, { by });
      return { done: 'done' };
    }
    case 'edit-ours': {
      const comment = ours();
      if (comment === undefined) return { done: 'nothing' };
      repo.editComment(comment.id, { by, body: `${action.keepsMarker ? STICKY_MARKER : ''}\n${WORDS.comment}, mine` });
      return { done: 'done' };
    }
    case 'label':
      repo.addLabel(number, action.name, { by });
      return { done: 'done' };
    case 'unlabel':
      if (!repo.issue(number).labels.includes(action.name)) return { done: 'nothing' };
      repo.removeLabel(number, action.name, { by });
      return { done: 'done' };
    case 'push':
      repo.pushToPull(number, { [`${WORDS.file}.txt`]: action.text }, { by });
      return { done: 'done' };
    case 'draft':
      repo.setDraft(number, action.isDraft, { by });
      return { done: 'done' };
    case 'close':
      repo.close(number, { by, as: action.as });
      return { done: 'done' };
    case 'reopen':
      repo.reopen(number, { by });
      return { done: 'done' };
    case 'delete':
      repo.deleteIssue(number, { by });
      return { done: 'done' };
    case 'merge':
      repo.mergePull(number, { by });
      return { done: 'done' };
    case 'queue':
      return { done: 'done', queued: repo.requestMergeGroup(number, { by }) };
    case 'rerequest': {
      const check = repo.issue(number).checks.find(({ app }) => app === github.app.slug);
      if (check === undefined) return { done: 'nothing' };
      if (action.what === 'run') repo.rerequestCheckRun(check.id, { by });
      else repo.rerequestSuite(check.suiteId, { by });
      return { done: 'done' };
    }
    case 'configure':
      repo.commitFile(CONFIG_PATH, action.text, { by });
      return { done: 'done' };
    default:
      return action satisfies never;
  }
}

function open(github: FakeGitHub, action: Extract<Action, { type: 'open-issue' | 'open-pull' }>): { done: Done } {
  const repo = github.repository(action.repo);
  const { by, title, body, number } = action;
  const opened =
    action.type === 'open-issue'
      ? repo.openIssue({ by, title, body, labels: action.labels })
      : repo.openPullRequest({
          by,
          title,
          body,
          draft: action.draft,
          fork: action.fork,
          files: action.files ?? { [`${WORDS.file}-${number}.txt`]: `${title}\n` },
        });
  if (opened !== number) throw new Error(`${action.repo}#${number} was to be opened, and is #${opened}`);
  return { done: 'done' };
}
