import { WORDS } from '../canaries.js';
import type { Action } from './action.js';
import { BOT, PEOPLE } from './cast.js';
import type { RepositoryName } from './cast.js';
import { writeBody, writeTitle } from './prose.js';

type Unplaced = Action extends infer A ? (A extends Action ? Omit<A, 'repo' | 'number'> : never) : never;

/** What must stand on GitHub before somebody goes on. `settled`: a second has passed, so that GitHub's times differ. */
export type Cue = 'our comment' | 'our comment folded' | 'our label' | 'our check' | 'proposed' | 'settled';

export interface Step {
  readonly after: Cue;
  readonly does: Unplaced;
}

/** How an item stands in the end, written down by hand. */
export interface Ending {
  /** Words that our one comment holds; null where none of ours may stand. */
  readonly comment: string | null;
  /** All labels, sorted. */
  readonly labels: readonly string[];
  /** The conclusion of our check on the head; null where there is none. */
  readonly check: 'success' | 'neutral' | 'failure' | null;
}

/** One item that nobody but the story touches, and how it ends. No outcome here comes from the core. */
export interface Story {
  readonly name: string;
  readonly repo: RepositoryName;
  readonly opens: Unplaced;
  readonly then: readonly Step[];
  /** Null for an item that is gone. */
  readonly ends: Ending | null;
}

const [ana = '', ben = ''] = PEOPLE;

const INCOMPLETE = 'async: incomplete';
const SILENT: Ending = { comment: null, labels: [], check: null };
const THANKS = 'Nothing is missing in this issue. Thank you.';

const brief = (lacking: readonly string[] = [], by = ana): Unplaced => ({
  type: 'open-issue',
  by,
  title: writeTitle('brief'),
  body: writeBody('brief', lacking),
  labels: [],
});

const decision = (lacking: readonly string[]): Unplaced => ({
  type: 'open-issue',
  by: ana,
  title: writeTitle('decision'),
  body: writeBody('decision', lacking),
  labels: [],
});

const pull = (lacking: readonly string[] = [], draft = false): Unplaced => ({
  type: 'open-pull',
  by: ana,
  title: writeTitle('change', 'A page with every column'),
  body: writeBody('change', lacking),
  draft,
  fork: false,
});

const edit = (form: 'brief' | 'change' | 'decision', lacking: readonly string[] = [], note = ''): Unplaced => ({
  type: 'edit',
  by: ana,
  body: writeBody(form, lacking, note),
});

export const STORIES: readonly Story[] = [
  {
    name: 'a whole brief hears nothing',
    repo: 'acme/plain',
    opens: brief(),
    then: [],
    ends: SILENT,
  },
  {
    name: 'a brief without success criteria is told so and labelled',
    repo: 'acme/plain',
    opens: brief(['Success criteria']),
    then: [],
    ends: { comment: '**Success criteria** is missing', labels: [INCOMPLETE], check: null },
  },
  {
    name: 'a brief that is filled gets its comment folded and loses its label',
    repo: 'acme/plain',
    opens: brief(['Success criteria', 'Timeline']),
    then: [{ after: 'our comment', does: edit('brief') }],
    ends: { comment: THANKS, labels: [], check: null },
  },
  {
    name: 'a brief that is filled and emptied again keeps one comment, opened again',
    repo: 'acme/plain',
    opens: brief(['Timeline']),
    then: [
      { after: 'our label', does: edit('brief') },
      { after: 'our comment folded', does: edit('brief', ['Goal']) },
    ],
    ends: { comment: '**Goal** is missing', labels: [INCOMPLETE], check: null },
  },
  {
    name: 'a brief whose comment somebody deleted gets none again, however it changes',
    repo: 'acme/plain',
    opens: brief(['Timeline']),
    then: [
      { after: 'our comment', does: { type: 'delete-ours', by: ben } },
      { after: 'settled', does: edit('brief', ['Timeline', 'Goal']) },
    ],
    ends: { comment: null, labels: [INCOMPLETE], check: null },
  },
  {
    name: 'a label that a person took off stays off',
    repo: 'acme/plain',
    opens: brief(['Requirements']),
    then: [{ after: 'our label', does: { type: 'unlabel', by: ben, name: INCOMPLETE } }],
    ends: { comment: '**Requirements** is missing', labels: [], check: null },
  },
  {
    name: 'a label that a person took off comes back when the body changes',
    repo: 'acme/plain',
    opens: brief(['Requirements']),
    then: [
      { after: 'our label', does: { type: 'unlabel', by: ben, name: INCOMPLETE } },
      { after: 'settled', does: edit('brief', ['Requirements'], 'One more line.') },
    ],
    ends: { comment: '**Requirements** is missing', labels: [INCOMPLETE], check: null },
  },
  {
    name: 'an item that people set aside is left alone from then on',
    repo: 'acme/plain',
    opens: brief(['Goal']),
    then: [{ after: 'our label', does: { type: 'label', by: ben, name: 'async: skip' } }],
    ends: { comment: 'This issue is passed over', labels: ['async: skip'], check: null },
  },
  {
    name: 'an issue that no template is for hears nothing',
    repo: 'acme/plain',
    opens: { type: 'open-issue', by: ana, title: writeTitle('none'), body: '', labels: [WORDS.label] },
    then: [],
    ends: { ...SILENT, labels: [WORDS.label] },
  },
  {
    name: 'an issue by a bot hears nothing',
    repo: 'acme/plain',
    opens: brief(['Goal', 'Timeline'], BOT),
    then: [],
    ends: SILENT,
  },
  {
    name: 'a decision without options is a draft and incomplete',
    repo: 'acme/plain',
    opens: decision(['Options']),
    then: [],
    ends: {
      comment: '**Options** is missing',
      labels: [INCOMPLETE, 'decision: draft'],
      check: null,
    },
  },
  {
    name: 'a decision that is filled and closed as completed is accepted, without a word',
    repo: 'acme/plain',
    opens: decision([]),
    then: [{ after: 'proposed', does: { type: 'close', by: ben, as: 'completed' } }],
    ends: { ...SILENT, labels: ['decision: accepted'] },
  },
  {
    name: 'our comment that a person wrote another text over is theirs',
    repo: 'acme/plain',
    opens: brief(['Timeline']),
    then: [
      { after: 'our label', does: { type: 'edit-ours', by: ben, keepsMarker: false } },
      { after: 'settled', does: edit('brief', ['Timeline', 'Goal']) },
    ],
    ends: { comment: `${WORDS.comment}, mine`, labels: [INCOMPLETE], check: null },
  },
  {
    name: 'our comment that a person scribbled in is put right',
    repo: 'acme/plain',
    opens: brief(['Timeline']),
    then: [{ after: 'our label', does: { type: 'edit-ours', by: ben, keepsMarker: true } }],
    ends: { comment: '**Timeline** is missing', labels: [INCOMPLETE], check: null },
  },
  {
    name: 'a label of ours that a person puts on a whole brief comes off',
    repo: 'acme/plain',
    opens: brief(),
    then: [{ after: 'settled', does: { type: 'label', by: ben, name: INCOMPLETE } }],
    ends: SILENT,
  },
  {
    name: 'an issue that is deleted is gone',
    repo: 'acme/plain',
    opens: brief(['Goal']),
    then: [{ after: 'our comment', does: { type: 'delete', by: ben } }],
    ends: null,
  },
  {
    name: 'a whole pull request passes',
    repo: 'acme/plain',
    opens: pull(),
    then: [],
    ends: { ...SILENT, check: 'success' },
  },
  {
    name: 'a pull request that lacks something is advised',
    repo: 'acme/plain',
    opens: pull(['How tested']),
    then: [],
    ends: { comment: '**How tested** is missing', labels: [INCOMPLETE], check: 'neutral' },
  },
  {
    name: 'a pull request that breaks the configuration is told where',
    repo: 'acme/plain',
    opens: { ...pull(), files: { '.github/async.yml': 'version: 1\ntempaltes: {}\n' } } as Unplaced,
    then: [],
    ends: { comment: 'Did you mean `templates`?', labels: [], check: 'neutral' },
  },
  {
    name: 'a pull request that lacks something fails where the check is enforced',
    repo: 'acme/gate',
    opens: pull(['Why']),
    then: [],
    ends: { comment: '**Why** is missing', labels: [INCOMPLETE], check: 'failure' },
  },
  {
    name: 'a pull request that is filled passes',
    repo: 'acme/gate',
    opens: pull(['Why', 'What changed']),
    then: [{ after: 'our label', does: edit('change') }],
    ends: {
      comment: 'Nothing is missing in this pull request. Thank you.',
      labels: [],
      check: 'success',
    },
  },
  {
    name: 'a new head gets a check of its own, and a rerun an answer',
    repo: 'acme/gate',
    opens: pull(['Why']),
    then: [
      { after: 'our check', does: { type: 'push', by: ana, text: 'more\n' } },
      { after: 'our check', does: { type: 'rerequest', by: ben, what: 'suite' } },
    ],
    ends: { comment: '**Why** is missing', labels: [INCOMPLETE], check: 'failure' },
  },
  {
    name: 'a draft is passed over before it is ready',
    repo: 'acme/gate',
    opens: pull(['Why'], true),
    then: [],
    ends: { ...SILENT, check: 'neutral' },
  },
  {
    name: 'a draft that is made ready is failed',
    repo: 'acme/gate',
    opens: pull(['What changed'], true),
    then: [{ after: 'our check', does: { type: 'draft', by: ana, isDraft: false } }],
    ends: { comment: '**What changed** is missing', labels: [INCOMPLETE], check: 'failure' },
  },
  {
    name: 'a brief in a repository that speaks German is told in German',
    repo: 'zeta/german',
    opens: brief(['Success criteria']),
    then: [],
    ends: { comment: '**Success criteria** fehlt', labels: [INCOMPLETE], check: null },
  },
];
