import type { CheckView, CommentView, ItemView } from '../github/index.js';
import { viewMarkdown } from './markdown-view.js';
import { WIDTH } from './printing.js';
import type { Look, Printer } from './printing.js';

const CONCLUSIONS: Readonly<Record<string, readonly [string, Look]>> = {
  success: ['✓', 'green'],
  neutral: ['■', 'dim'],
  failure: ['✗', 'red'],
};

/**
 * Prints an issue or pull request with all that stands in it: description, comments, labels, checks. Our longer comments all
 * end alike; `isFirst` shows that end, too.
 */
export function showThread(item: ItemView, printer: Printer, isFirst = false): void {
  const { line, paint } = printer;
  line(`  ${paint('bold', item.title)} ${paint('dim', `#${item.number} · ${stateOf(item)}`)}`);
  showPost(`${item.author ?? 'ghost'} wrote`, item.body ?? '', printer);
  for (const comment of item.comments) showComment(comment, printer, isFirst);
  showFoot(item, printer);
}

/** Prints what the app did to an issue or pull request: comment, labels and checks. */
export function showOurs(item: ItemView, app: string, printer: Printer): void {
  const { line, paint } = printer;
  line(`  ${paint('bold', item.title)} ${paint('dim', `#${item.number} · ${stateOf(item)}`)}`);
  for (const comment of item.comments) {
    if (comment.author === app) showComment(comment, printer, false);
  }
  showFoot(item, printer);
}

/** Prints a check as GitHub does beside a commit. */
export function showCheck(check: CheckView, { line, paint }: Printer): void {
  const [sign, look] = CONCLUSIONS[check.conclusion ?? ''] ?? ['•', 'yellow'];
  const conclusion = paint(look, `${sign} ${check.conclusion ?? check.status}`);
  line(`  ${paint('dim', 'check')} ${check.name}: ${conclusion}, ${paint('dim', check.title ?? '')}`);
}

/** Prints what somebody wrote, below a line that says who. */
export function showPost(head: string, text: string, { line, paint }: Printer): void {
  line(`  ${paint('dim', `╭ ${head}`)}`);
  for (const part of viewMarkdown(text, WIDTH - 4, { paint })) line(`  ${paint('dim', '│')} ${part}`);
}

function showComment({ author, body, edits }: CommentView, printer: Printer, isWhole: boolean): void {
  const tail = isWhole ? -1 : body.indexOf('<details>');
  const text = tail < 0 ? body : `${body.slice(0, tail)}… and the end, as above.`;
  showPost(`${author ?? 'ghost'} commented${edits > 0 ? ' · edited' : ''}`, text, printer);
}

function showFoot(item: ItemView, printer: Printer): void {
  const { line, paint } = printer;
  const labels = item.labels.map((label) => paint('yellow', `[${label}]`)).join(' ');
  line(`  ${paint('dim', '╰ labels:')} ${labels === '' ? paint('dim', 'none') : labels}`);
  for (const check of item.checks) showCheck(check, printer);
}

function stateOf(item: ItemView): string {
  const kind = item.kind === 'issue' ? 'issue' : 'pull request';
  return item.stateReason === null ? `${kind}, ${item.state}` : `${kind}, ${item.state} as ${item.stateReason}`;
}
