/**
 * Every sentence the app writes, in English. A language is one such file; renderers are given it and know no words of
 * their own. Plain words, no exclamation marks, correct without emoji or colour and in plain e-mail.
 */
export const en = {
  /** What rules find. Owned by `core/rules`. `heading` comes quoted and neutralised where it is shown. */
  findings: {
    missing: {
      message: (heading: string) => `"${heading}" is missing.`,
      remedy: (_heading: string) => 'Add that heading with a line or two below it.',
    },
    empty: {
      message: (heading: string) => `"${heading}" has a heading and nothing below it.`,
      remedy: () => 'Write a line or two below the heading.',
    },
    'comment-only': {
      message: (heading: string) => `"${heading}" holds only a hidden comment; readers see nothing.`,
      remedy: () => 'Write a line or two outside the comment marks.',
    },
    placeholder: {
      message: (heading: string) => `"${heading}" holds only a placeholder.`,
      remedy: () => 'Replace it with what is known so far, even if that is one sentence.',
    },
    'template-residue': {
      message: (heading: string) => `"${heading}" still holds the text of the template.`,
      remedy: () => "Replace the template's text with your own words.",
    },
    'min-words': {
      message: (heading: string, asked: number) =>
        `"${heading}" is shorter than the ${countOf(asked, 'word')} asked for.`,
      remedy: () => 'Add what someone would need who was not there.',
    },
    'min-items': {
      message: (heading: string, asked: number, found: number) =>
        `"${heading}" has ${found === 0 ? 'no list of points' : countOf(found, 'point')}; at least ${numberOf(asked)} ${asked === 1 ? 'is' : 'are'} asked for.`,
      remedy: () => 'Put each point on a line of its own that starts with "- ".',
    },
    pattern: {
      message: (heading: string) => `"${heading}" is not in the form asked for.`,
      remedy: (heading: string, pattern: string) => `Write "${heading}" so that it matches \`${pattern}\`.`,
    },
    'one-of': {
      none: {
        message: (heading: string, options: readonly string[]) =>
          `"${heading}" names none of the answers to choose from: ${firstOf(options.map((option) => `"${option}"`))}.`,
        remedy: () => 'Write the one that fits best.',
      },
      several: {
        message: (heading: string, options: readonly string[]) =>
          `"${heading}" leaves more than one answer open of ${firstOf(options.map((option) => `"${option}"`))}.`,
        remedy: () => 'Keep the one that fits best.',
      },
    },
    checked: {
      none: {
        message: (heading: string) => `"${heading}" has no check boxes.`,
        remedy: () => 'Put each point on a line of its own that starts with "- [x] " once it is done.',
      },
      open: {
        message: (heading: string, open: number, all: number) =>
          all === 1
            ? `"${heading}" has a box that is not ticked.`
            : `"${heading}" has ${countOf(all, 'box', 'boxes')}, of which ${numberOf(open)} ${open === 1 ? 'is' : 'are'} not ticked.`,
        remedy: () => 'Tick what is done, and strike out the words of what does not apply.',
      },
      unticked: {
        message: (heading: string, _open: number, all: number) =>
          `"${heading}" has ${countOf(all, 'box', 'boxes')} and none ticked.`,
        remedy: () => 'Tick at least the one that fits best.',
      },
    },
    forbid: {
      message: (heading: string) => `"${heading}" holds a wording that is not wanted there.`,
      remedy: (pattern: string) => `Say it without what the pattern \`${pattern}\` finds.`,
    },
    'needs-list': {
      message: (heading: string) => `"${heading}" has no list.`,
      remedy: () => 'Put each point on a line of its own that starts with "- ".',
    },
    'needs-link': {
      any: {
        message: (heading: string) => `"${heading}" has no link.`,
        remedy: () => 'Add the address of the page, issue or file that is meant.',
      },
      kind: {
        message: (heading: string, kinds: readonly string[]) => `"${heading}" has no link to ${nounsOfLinks(kinds)}.`,
        /** `shapes` are the team's own, such as `videos.example.com/**`. */
        remedy: (kinds: readonly string[], shapes: readonly string[]) => {
          const places = [
            ...shapes.map((shape) => `\`${shape}\``),
            ...kinds.flatMap((kind) => linkKindOf(kind).places),
          ];
          return places.length === 0
            ? 'Add its address.'
            : `Add its address, for example on ${anyOf(places.slice(0, 6))}.`;
        },
      },
    },
    'needs-date': {
      message: (heading: string) => `"${heading}" names no date.`,
      remedy: () => 'Add a date, such as 2027-03-12.',
      ambiguous: {
        message: (heading: string, date: string) =>
          `"${heading}" names ${date}, which is one day to some readers and another to others.`,
        remedy: (dayFirst: string, monthFirst: string) =>
          `Write it as ${dayFirst} or ${monthFirst}, whichever is meant.`,
      },
    },
    'needs-person': {
      message: (heading: string) => `"${heading}" names no person.`,
      remedy: () => 'Name one person, by GitHub name where there is one.',
    },
    'needs-checklist': {
      message: (heading: string) => `"${heading}" has no checklist.`,
      remedy: () => 'Put each point on a line of its own that starts with "- [ ] ".',
    },
    'needs-code': {
      message: (heading: string) => `"${heading}" has no code.`,
      remedy: () => 'Put the code, command or log between two lines of three backticks.',
    },
    'needs-image': {
      message: (heading: string) => `"${heading}" has no image.`,
      remedy: () => 'Drag a screenshot or recording into the text box.',
    },
  },
  /** What rules find in an item as a whole. Headings come as configured, to be quoted and neutralised where they are shown. */
  itemFindings: {
    title: {
      default: {
        message: () => 'The title is still a default and says nothing of its own.',
        remedy: () => 'Give it a few words by which it can be told from others in a list.',
      },
      short: {
        message: (asked: number) => `The title is shorter than the ${countOf(asked, 'character')} asked for.`,
        remedy: () => 'Give it a few words by which it can be told from others in a list.',
      },
      long: {
        message: (asked: number) => `The title is longer than the ${countOf(asked, 'character')} that fit here.`,
        remedy: () => 'Keep what a list of titles needs, and move the rest into the description.',
      },
      pattern: {
        message: () => 'The title is not in the form asked for.',
        remedy: (pattern: string) => `Write it so that it matches \`${pattern}\`.`,
      },
    },
    order: {
      message: (before: string, after: string) =>
        `"${before}" stands before "${after}", which readers here look for first.`,
      remedy: (headings: readonly string[]) =>
        `Move the sections into this order: ${firstOf(headings.map((heading) => `"${heading}"`))}.`,
    },
    'linked-issue': {
      names: {
        message: () => 'No issue is named that this pull request belongs to.',
        remedy: () => 'Add a line with "Part of", a # and the number of the issue.',
      },
      closes: {
        message: () => 'Merging this pull request would close no issue.',
        remedy: () => 'Add a line with "Closes", a # and the number of the issue.',
      },
      brief: {
        message: () => 'None of the issues it belongs to is complete by its own template.',
        remedy: () => 'Complete the description of that issue, or name the one that has it all.',
      },
      decision: {
        message: () => 'None of the issues it belongs to is an accepted decision.',
        remedy: () =>
          'Name the decision that this carries out. Once it is accepted, this is looked at again by itself.',
      },
    },
    implements: {
      message: (numbers: readonly number[]) =>
        numbers.length === 1
          ? `The description says that it implements #${numbers[0]}, and that decision is not accepted.`
          : `The description says that it implements ${listOf(numbers.map((number) => `#${number}`))}, and those decisions are not accepted.`,
      remedy: (count: number) =>
        `Once ${count === 1 ? 'it is' : 'they are'} accepted, this is looked at again by itself. If something else is meant, write it without the word "Implements".`,
    },
    'max-mentions': {
      message: (found: number, asked: number) =>
        `The description mentions ${numberOf(found)} people and teams; at most ${numberOf(asked)} ${asked === 1 ? 'is' : 'are'} to be called at once.`,
      remedy: () => 'Mention only those who are to act, and write the other names as plain words.',
    },
  },
  /** The sticky comment. Owned by `core/desired/comment`. */
  comment: {
    nouns: { issue: 'issue', pull_request: 'pull request' },
    thanks: 'Thank you for writing this up.',
    thanksForBlank: 'Thank you for opening this.',
    opening: {
      required: (count: number) =>
        `Someone who reads it later, without you at hand, will look for ${countOf(count, 'more thing')}:`,
      /** Where not all that is required is missing: a title is there, and asked to be another. */
      changes: (count: number) =>
        `Someone who reads it later, without you at hand, will be glad of ${countOf(count, 'change')}:`,
      decision: (count: number) =>
        `The decision is a draft for now; to put it forward, it needs ${countOf(count, 'more thing')}:`,
      suggestions: (count: number) =>
        `All that is required is there. ${capitalise(countOf(count, 'suggestion'))} for those who read it later:`,
    },
    /** Two or more missing sections that follow each other, named in one breath. The headings come in bold. */
    severalMissing: (headings: readonly string[]) =>
      `${listOf(headings)} are missing. Add those headings with a line or two below each.`,
    alsoHelpful: 'Not required, and still helpful:',
    /** What dates in words were taken to mean. Headings come in bold. */
    dates: (dates: readonly { readonly heading: string; readonly date: string }[], zone: string) =>
      dates.length === 1
        ? `${dates[0]?.heading} is understood as ${dates[0]?.date} (${zone}).`
        : `Dates as they are understood (${zone}): ${listOf(dates.map(({ heading, date }) => `${heading} ${date}`))}.`,
    /** An update that lacks something. Headings come in bold. */
    update: {
      link: 'This update',
      lacks: (link: string, headings: readonly string[]) =>
        `${link} is nearly complete: ${listOf(headings)} ${headings.length === 1 ? 'is' : 'are'} missing, or without a word below. Add ${headings.length === 1 ? 'that heading' : 'those headings'} to it with a line or two each, and it counts.`,
      skeleton: 'Headings to paste into the update',
    },
    moreHints: (count: number) =>
      `${capitalise(countOf(count, 'more hint'))} ${count === 1 ? 'is' : 'are'} left out to keep this short.`,
    moreFindings: (count: number) =>
      `And ${countOf(count, 'more thing')}, left out because this text would get too long.`,
    newcomer: (heading: string, example: string) =>
      `Welcome; a line or two under each heading is plenty, for example under ${heading}: ${example}.`,
    examples: {
      list: '"- works without a network", one such line for each point',
      link: 'the address of the draft or of the thread where it began',
      date: '"by 12 March 2027"',
      person: 'the GitHub name of whoever will see to it',
      checklist: '"- [ ] opens on a phone", one such line for each point',
      code: 'the command you ran, between two lines of three backticks',
      image: 'a screenshot, dragged into the text box',
      linkTo: (kinds: readonly string[]) => `the address of ${nounsOfLinks(kinds)}`,
      text: 'two sentences as you would tell them to a colleague who was away',
    },
    skeleton: {
      summary: 'Headings to paste into the description',
      more: (count: number) => `And ${countOf(count, 'more heading')}, left out here.`,
    },
    hints: {
      list: 'A list, one point a line',
      link: 'A link',
      date: 'A date, such as 2027-03-12',
      person: 'The GitHub name of one person',
      checklist: 'A checklist, with lines such as: - [ ] opens on a phone',
      code: 'A block of code',
      image: 'An image',
      linkTo: (kinds: readonly string[]) => `A link to ${nounsOfLinks(kinds)}`,
      items: (count: number) => `${capitalise(countOf(count, 'point'))} or more, one a line`,
    },
    closing: {
      edit: 'Edit the description when it suits you. This comment follows by itself and shrinks to one line once nothing is missing.',
      editTitle:
        'Edit title and description when it suits you. This comment follows by itself and shrinks to one line once all is in place.',
      gate: (check: string) => `The check ${check} passes as soon as the required ones are there.`,
      skip: (label: string) => `If none of this fits here, anyone with triage rights can add the label ${label}.`,
      help: (url: string) => `[How we write here](${url})`,
      helpText: (where: string) => `How we write here: ${where}`,
    },
    switchOff: {
      summary: 'For maintainers: switching a rule off',
      all: (template: string, headings: string) =>
        `In \`.github/async.yml\`, \`level: off\` on a section of the template ${template} ends all that is asked of it (${headings}).`,
      rule: (rule: string, key: string) => `To end ${rule} alone, leave out ${key}.`,
      /** A preset may ask for them, so that leaving them out would not do. The keys come as code. */
      itemRules: (keys: readonly string[], template: string) =>
        `In \`.github/async.yml\`, \`level: off\` under ${listOf(keys)} of the template ${template} ends what ${keys.length === 1 ? 'that key asks' : 'each of them asks'}.`,
      more: (count: number) => countOf(count, 'more section'),
    },
    config: {
      heading: (noun: string, count: number) =>
        `The configuration file as this ${noun} would leave it has ${countOf(count, 'problem')}. Once merged it would not be accepted, and nothing would be checked:`,
      more: (count: number) => `And ${countOf(count, 'more problem')}; \`async-conventions validate\` lists them all.`,
      reference: (places: readonly string[]) => `What may stand there: ${listOf(places)} of async-conventions.`,
      edit: 'A push that mends the file brings this comment up to date.',
    },
    collapsed: {
      complete: (noun: string) => `Nothing is missing in this ${noun}. Thank you.`,
      config: 'The configuration file can be read now. Thank you.',
      passedOver: (noun: string, why: string) => `This ${noun} is passed over (${why}), so nothing is asked here.`,
    },
  },
  /** The check run. Owned by `core/desired/check`. */
  /** When those who are waited for can be expected to answer. `who` comes as code, moments as `Tue 2026-12-01 09:00`. */
  answers: {
    opens: {
      question: (who: string, opens: string, due: string) =>
        `${who} was asked something; their day starts ${opens}, and an answer can be expected by ${due}.`,
      review: (who: string, opens: string, due: string) =>
        `${who} was asked for a review; their day starts ${opens}, and it can be expected by ${due}.`,
    },
    due: {
      question: (who: string, due: string) => `${who} was asked something; an answer can be expected by ${due}.`,
      review: (who: string, due: string) => `${who} was asked for a review; it can be expected by ${due}.`,
    },
    /** The zone of a moment, and what clocks show then where the team is. */
    zones: (zone: string, there: string, other: string) => `${zone}; ${there} in ${other}`,
    more: (count: number) => `${capitalise(countOf(count, 'more answer'))} ${count === 1 ? 'is' : 'are'} waited for.`,
  },
  check: {
    complete: 'Nothing is missing',
    completeWith: (count: number) => `Complete, with ${countOf(count, 'suggestion')}`,
    incomplete: (count: number) => `${capitalise(countOf(count, 'thing'))} missing`,
    toChange: (count: number) => `${capitalise(countOf(count, 'thing'))} to change`,
    noTemplate: 'No template applies',
    passedOver: (why: string) => `Passed over: ${why}`,
    openedBefore: 'Opened before the configuration',
    unreadable: 'The configuration cannot be read',
    noConfig: 'No configuration',
    configProblems: (count: number) => `The configuration has ${countOf(count, 'problem')}`,
    configReadable: 'The configuration can be read',
    judgedElsewhere: 'Judged on the pull request',
    /** Stands above each remark beside a line of the configuration file. */
    annotation: 'Problem of the configuration',
    why: {
      complete: (template: string) => `The description has all that the template ${template} asks for.`,
      incomplete: (template: string) => `What a reader will look for and not find, by the template ${template}:`,
      changes: (template: string) => `What to change for those who read it later, by the template ${template}:`,
      suggestions: 'Not required, and still helpful:',
      advised: 'This is advice and blocks nothing.',
      draft: 'A draft is never blocked.',
      beforeEnforcement:
        'It was opened before these rules began to hold merges back, so this is advice and blocks nothing.',
      noTemplate: 'No template of the configuration matches this pull request, so nothing is asked of it.',
      openedBefore:
        'This pull request was opened before the configuration came. It is judged once its title or description is edited.',
      unreadable: (file: string, count: number) =>
        `${file} on the default branch has ${countOf(count, 'problem')}, so nothing can be judged. This blocks nothing.`,
      noConfig: 'No configuration applies to this repository, so nothing is asked. This blocks nothing.',
      configProblems: (file: string) => `The problems of ${file} on this commit:`,
      configReadable: 'The configuration file of this repository can be read.',
      judgedElsewhere: 'Descriptions are judged on pull requests, before their commits get here.',
      more: (count: number) => `And ${countOf(count, 'more thing')}, left out because this text would get too long.`,
    },
    /** What a configuration that a pull request brings would change. */
    preview: {
      failing: (count: number) => `Configuration preview: ${countOf(count, 'item')} would newly fail`,
      passing: (count: number) => `Configuration preview: ${countOf(count, 'item')} would newly pass`,
      otherwise: 'Configuration preview: nothing would newly fail or pass',
      unchanged: 'Configuration preview: no item would change',
      looked: (seen: number, unseen: number) =>
        unseen === 0
          ? `Judged by the configuration as this pull request would leave it: ${countOf(seen, 'open item')}.`
          : `Judged by the configuration as this pull request would leave it: the ${countOf(seen, 'open item')} that changed last. ${capitalise(numberOf(unseen))} more ${unseen === 1 ? 'was' : 'were'} not looked at.`,
      same: 'Nothing would be judged otherwise than now.',
      listFailing: (count: number) => `${capitalise(countOf(count, 'item'))} would newly fail:`,
      listPassing: (count: number) => `${capitalise(countOf(count, 'item'))} would newly pass:`,
      more: (count: number) => `And ${numberOf(count)} more.`,
      item: (link: string, title: string, template: string, headings: string) =>
        `${link} "${title}"${headings === '' ? '' : `: ${headings}`} (template ${template})`,
      /** In place of a link. */
      number: (number: number) => `Number ${number}`,
      begun: (count: number) =>
        `${capitalise(countOf(count, 'item'))} that ${count === 1 ? 'is' : 'are'} passed over now would be checked, and pass.`,
      ended: (count: number) => `${capitalise(countOf(count, 'item'))} would no longer be checked.`,
      mode: (before: string, after: string) => `The mode would change from ${before} to ${after}`,
      silent: (mode: string) => `${mode}: nothing would be written any more.`,
      blocked: (mode: string, count: number) =>
        `${mode}: where the check is required, ${count === 0 ? 'no open pull request' : `up to ${countOf(count, 'open pull request')}`} would be held back.`,
      freed: (mode: string, count: number) =>
        count === 0
          ? `${mode}, so that the check blocks no merge any more.`
          : `${mode}, so that the check blocks no merge any more; now it may block ${countOf(count, 'open pull request')}.`,
      quiet:
        'Nobody is told because of this change: an item gets its first comment only after somebody touches it. All else on this pull request goes by the configuration of the default branch.',
      unavailable:
        'The configuration file can be read as this pull request would leave it. What it would change is not shown, since the open items could not be read. A rerun of this check tries again.',
    },
    skip: {
      'no-template': 'no template applies',
      bot: 'written by a bot',
      revert: 'a revert',
      draft: 'a draft; it is judged once ready for review',
      'ignored-label': 'it carries a label that the configuration exempts',
      'ignored-author': 'the configuration exempts its author',
      'ignored-title': 'the configuration exempts its title',
      'skip-label': 'it carries the label that waives these conventions',
    },
  },
  /** Descriptions of our labels. */
  labels: {
    incomplete: 'A reader will miss something in the description; a comment says what',
    skip: 'Not held to the writing conventions',
    decision_draft: 'A decision still being written',
    decision_proposed: 'A decision complete enough to be talked over',
    decision_final_call: 'A decision whose window closes within a working day',
    decision_blocked: 'A decision that waits for a concern or a hold to be settled',
    decision_stalled: 'A decision that needs somebody to say yes',
    decision_accepted: 'A decision taken, with its owner named',
    decision_rejected: 'A decision that was turned down',
    decision_postponed: 'A decision put off to a day',
    decision_withdrawn: 'A decision that was taken back',
    decision_superseded: 'A decision that a later one replaces',
    rollup: 'The week on one page',
    no_nag: 'Nobody is reminded of this',
  },
  /** What programs that write are told beforehand, in `AGENTS.md`. Owned by `core/desired/contract`. */
  contract: {
    heading: 'What issues and pull requests must hold',
    intro:
      'The description of an issue or a pull request is read against the template that is for it. A section is a heading with an answer below it. What is recommended or helpful never blocks.',
    mode: {
      observe: 'For now nothing is written on an item.',
      advise: 'What is missing is named in one comment, and nothing is blocked.',
      enforce:
        'What is missing is named in one comment, and a pull request that lacks something required fails its check.',
    },
    managed:
      'These lines are written by `async-conventions agents-md --write` from the configuration of this repository. Change that, not these.',
    noTemplates: 'No template is on, so nothing is asked.',
    moreTemplates: (count: number) => `And ${countOf(count, 'more template')}, left out here.`,
    moreAsks: (count: number) => `And ${countOf(count, 'more point')}, left out here.`,
    more: (count: number) => countOf(count, 'more'),
    levels: { require: 'required', warn: 'recommended', info: 'helpful' },
    anyOf: (items: readonly string[]) => anyOf(items),
    /** When a template applies. */
    applies: {
      kinds: { issue: 'issues', pull_request: 'pull requests', any: 'issues and pull requests' },
      named: (kind: string, names: string) => `For ${kind} ${names}.`,
      labels: (labels: string) => `labelled ${labels}`,
      types: (types: string) => `of the type ${types}`,
      forms: (files: string) => `made with ${files}`,
      title: (patterns: string) => `titled to match ${patterns}`,
      rest: 'that no other template is for',
      only: (limits: readonly string[]) => `Only ${limits.join('; ')}.`,
      drafts: 'drafts',
      noDrafts: 'what is no draft',
      base: (branches: string) => `into ${branches}`,
      paths: (paths: string) => `where a file in ${paths} changes`,
      association: (names: string) => `from authors known to GitHub as ${names}`,
      byName: (option: string) => `Only where it is asked for by name, with ${option}.`,
    },
    /** What a section is asked to hold, to follow a colon. */
    asks: {
      min_words: (count: number) => `at least ${countOf(count, 'word')}`,
      min_items: (count: number) => `at least ${countOf(count, 'point')}, one a line`,
      needs: {
        list: 'a list',
        link: 'a link',
        date: 'a date, such as 2027-03-12',
        person: 'the GitHub name of one person',
        checklist: 'check boxes',
        code: 'a fenced block of code',
        image: 'an image',
      },
      linkOf: (kinds: string) => `a link of the kind ${kinds}`,
      one_of: (answers: string) => `one of ${answers}`,
      checked: { all: 'every box ticked', some: 'at least one box ticked' },
      pattern: (pattern: string) => `text that matches ${pattern}`,
      forbid: (patterns: string) => `nothing that matches ${patterns}`,
      none: '"None" is an answer',
      outcome: 'may wait until the decision is taken',
    },
    /** What an item is asked as a whole: a name for the point, and what is asked. */
    item: {
      title: 'The title',
      ownWords: (count: number) => `words of its own, at least ${countOf(count, 'character')}`,
      max_length: (count: number) => `at most ${countOf(count, 'character')}`,
      order: 'The order',
      inOrder: 'the sections stand as listed here',
      linked_issue: 'A linked issue',
      names: 'the description names the issue that it belongs to',
      closes: 'the description closes an issue, with "Closes" before its number',
      brief: 'that issue passes its own template',
      decision: 'that issue is a decision that was accepted',
      max_mentions: 'Mentions',
      atMost: (count: number) => `at most ${numberOf(count)}`,
    },
    before: {
      heading: 'Before submitting',
      lead: 'Check the text, in a file or on standard input (`-`), with the title and the labels that it will have:',
      call: 'npx --no async-conventions check body.md --kind pull_request --title "…" --label "…"',
      codes: [
        'It ends with 0 when nothing required is missing, and when no template applies.',
        'It ends with 1 when something required is missing, and says of each what to do.',
        'It ends with 2 when the call or the configuration is wrong.',
      ],
      kinds: 'For an issue, it is `--kind issue`. `--format json` prints the same for programs.',
      after: (block: string) =>
        `Once submitted, the last line of the comment by async-conventions holds the verdict as hidden JSON, ${block}. Edit the description until \`outcome\` is \`pass\`; the comment follows by itself.`,
    },
    /** Why a file is left as it is. */
    refused: {
      noEnd: (line: number, end: string) =>
        `The managed block that begins in line ${line} has no end. Put a line ${end} below it.`,
      noBegin: (line: number) =>
        `Line ${line} ends a managed block that does not begin above it. Take that line away, or put the block's first line back.`,
      several: (lines: readonly string[]) =>
        `There is more than one managed block (their marks are in the lines ${listOf(lines)}). Keep one.`,
    },
  },
  /** Faults of a configuration file. Owned by `core/config`. */
  problems: {
    /** What may stand at a place, to follow "expected". */
    expected: {
      mapping: 'a mapping of keys to values',
      text: 'text',
      texts: 'text, or a list of texts',
      list: 'a list of texts',
      boolean: '`true` or `false`',
      templates: 'a mapping of template names to templates',
      template: 'a mapping with `match` and `sections`, or `{}` for a built-in template as it is',
      sections: 'a list of sections, or a mapping with `from`',
      section: 'a heading, or a mapping with `heading`',
      count: 'a whole number of 1 or more',
      pattern: 'a pattern, as text',
      patterns: 'a pattern as text, or a list of patterns',
      needs: 'one or more of `list`, `link`, `date`, `person`, `checklist`, `code`, `image`',
      linkKinds: 'a kind of link, a list of kinds, or a mapping with `kind` and `level`',
      checked: '`all` or `some`',
      grace: 'a duration such as `10m`, `4h` or `2w`',
      duration: 'a duration such as `10m`, `4h`, `4wh`, `3wd` or `2w`',
      date: 'a date such as `2027-01-11`',
      dates: 'a day, or a range of days such as `2026-12-24..2027-01-01`',
      daysOff: 'days such as `2026-12-24..2027-01-01`, or a list of these',
      absence: 'days such as `2026-03-16..18`, or a mapping with `dates` and `cover`',
      absences: 'days such as `2026-03-16..18`, a mapping with `dates` and `cover`, or a list of these',
      time: 'a time such as `"09:00"`',
      hours: 'hours such as `"09:00-17:00"`',
      days: 'a day such as `mon`, or a list of days',
      country: 'a country by its two letters, such as `JP`, or a part of one, such as `DE-BY`',
      repository: 'a repository, written `OWNER/REPO`',
      folder: 'a folder of the repository, such as `docs/decisions`',
      asked: 'a login such as `ana`, or a team such as `octo/platform`',
      rule: '`true`, or a mapping of what is asked',
      channel: 'the id of a channel of Slack, such as `C0123456789`',
      category: 'a category of discussions by the name in its address, such as `general`',
      rollupSections:
        'one or more of `needs-you`, `projects`, `blockers`, `decisions`, `shipped`, `ahead`, `how-we-worked`',
      url: 'an address that begins with `https://`',
    },
    found: {
      nothing: 'nothing',
      list: 'a list',
      mapping: 'a mapping',
      value: (value: string) => `\`${value}\``,
    },
    oneOf: (values: readonly string[]) =>
      `${values.length > 1 ? 'one of ' : ''}${values.map((value) => `\`${value}\``).join(', ')}`,
    didYouMean: (name: string) => `Did you mean \`${name}\`?`,
    quoteIt: (value: string) => `Put it in quotes: \`"${value}"\`.`,

    tooLarge: (kilobytes: string) => `This file is ${kilobytes} KB; at most 256 KB is read.`,
    empty: 'This file is empty. A first line that works is `version: 1`.',
    notText: 'There is a character here that cannot be typed. The file must be plain text in UTF-8.',
    tab: 'A tab cannot indent YAML. Use spaces.',
    syntax: (reason: string) => `This is not valid YAML: ${reason}.`,
    unclosed: 'a bracket or a quote above is not closed, or this line is not indented enough',
    indentation: 'this line does not fit the indentation above, or a text with special characters needs quotes',
    tag: 'tags, words that begin with an exclamation mark, are not part of the language',
    severalDocuments: 'A second YAML document begins here. The file must hold one.',
    tooDeep: 'This is nested too deeply to be read.',
    tooManyAliases: 'The aliases of this file stand for more than 200,000 nodes. Write out what is needed.',
    recursiveAlias: (name: string) => `The alias \`*${name}\` stands inside what it names.`,
    unknownAlias: (name: string) => `The alias \`*${name}\` names nothing before it.`,
    duplicateKey: (key: string) => `The key \`${key}\` is here twice. Keep one.`,
    reservedKey: (key: string) => `\`${key}\` cannot be a key.`,
    complexKey: 'A key must be text, not a list, a mapping or an alias.',
    notMapping: (found: string) => `The file must be a mapping that begins with \`version: 1\`; found ${found}.`,
    tooManyProblems: (more: number) => `And ${more} more problems.`,

    wrongValue: (path: string, expected: string, found: string) => `\`${path}\`: expected ${expected}, found ${found}.`,
    unknownKey: (key: string, parent: string) =>
      parent === '' ? `Unknown key \`${key}\`.` : `Unknown key \`${key}\` in \`${parent}\`.`,
    knownKeys: (keys: readonly string[]) => `Known here: ${keys.map((key) => `\`${key}\``).join(', ')}.`,
    belongsUnder: (parent: string) => `It belongs under \`${parent}\`.`,
    missingVersion: '`version` is missing. Begin the file with `version: 1`.',
    missingKey: (key: string, parent: string) => `\`${parent}\` has no \`${key}\`.`,
    wrongVersion: (found: string) => `\`version\`: expected \`1\`, found ${found}. This app reads version 1.`,
    newerVersion: (found: number, current: number) =>
      `\`version: ${found}\`: this file is written for a newer version of the app. Update the app, or set \`version: ${current}\`.`,
    olderVersion: (found: string, oldest: number, current: number) =>
      `\`version: ${found}\` is no longer read; this app reads ${oldest === current ? `version ${current}` : `versions ${oldest} to ${current}`}. \`CHANGELOG.md\` of the app says what to write instead.`,
    blank: (path: string) => `\`${path}\`: expected text, found nothing but spaces.`,
    emptyList: (path: string) => `\`${path}\`: expected one entry or more, found an empty list.`,
    tooLong: (path: string, most: number, found: number) =>
      `\`${path}\` is ${found} characters long; at most ${most} are allowed.`,
    tooMany: (path: string, most: number, found: number) => `\`${path}\` lists ${found}; at most ${most} are allowed.`,
    tooManyTemplates: (most: number, found: number) => `There are ${found} templates; at most ${most} are allowed.`,
    tooManySections: (most: number, found: number) =>
      `There are ${found} sections in all; at most ${most} are allowed.`,
    countRange: (path: string, most: number, found: string) =>
      `\`${path}\`: expected a whole number from 1 to ${most}, found ${found}.`,
    workingTime: (path: string) =>
      `\`${path}\` is counted by the clock: use minutes, hours, days or weeks (\`10m\`, \`4h\`, \`2d\`, \`2w\`), not \`wh\` or \`wd\`.`,
    windowLength: (path: string, found: string) =>
      `\`${path}\`: a window is longer than nothing and at most a year (\`52w\`), found ${found}.`,
    longGrace: (path: string) => `\`${path}\`: at most four weeks (\`4w\`).`,
    noSuchDay: (path: string, day: string) => `\`${path}\`: there is no day \`${day}\`.`,
    reversedDays: (path: string, days: string) => `\`${path}\`: \`${days}\` ends before it begins.`,
    longAbsence: (path: string) => `\`${path}\`: at most a year at a time.`,
    patternSyntax: (path: string, reason: string) => `\`${path}\` is not a pattern in RE2 syntax: ${reason}.`,
    patternLookAround: (path: string) =>
      `\`${path}\` looks ahead or behind, which RE2 patterns cannot do: \`(?=\`, \`(?!\`, \`(?<=\` and \`(?<!\` are not available.`,
    patternSize: (path: string) =>
      `\`${path}\` is too costly to test. Use smaller numbers in \`{…}\` and fewer classes such as \`\\p{L}\`.`,
    tooManyPatterns: (most: number) => `This is one pattern more than the ${most} that a configuration may have.`,
    tooManyOptions: (most: number) =>
      `With this list the configuration has more than the ${most} answers in \`one_of\` that it may have.`,
    tooManyShapes: (most: number, found: number) =>
      `The kinds of \`links.kinds\` list ${found} shapes together; at most ${most} are allowed.`,
    templateName: (most: number) => `A template's name is one line of 1 to ${most} characters.`,
    noSections: (template: string, builtin: readonly string[]) =>
      `The template \`${template}\` has no sections. List them under \`sections\`, or use a built-in name: ${builtin.map((name) => `\`${name}\``).join(', ')}.`,
    emptyMatch: (path: string) =>
      `\`${path}\` is empty. Say what it matches, such as \`labels: [task]\`; leave it out for a template that is chosen only by name.`,
    sameLabel: (path: string, other: string, label: string) =>
      `\`${path}\` and \`${other}\` are both \`${label}\`. Each needs a label of its own.`,
    sameMatch: (template: string, other: string) =>
      `\`${template}\` has the same \`match\` as \`${other}\`, which comes first, so \`${template}\` would never be chosen.`,
    organisationOnly: (key: string) =>
      `\`${key}\` belongs in the organisation's file, \`.github/async.yml\` of its repository \`.github\`. Remove it here.`,
    wrongZone: (path: string, zone: string) =>
      `\`${path}\`: expected a time zone of the IANA database, such as \`Europe/Lisbon\`, found \`${zone}\`.`,
    wrongLogin: (login: string) =>
      `\`${login}\` cannot be a GitHub name. Write it as it stands in the address of a profile.`,
    linkKindName: (most: number) => `A kind of link has a name of 1 to ${most} characters.`,
    linkShape: (path: string, shape: string) =>
      `\`${path}\`: expected a host and a path such as \`videos.example.com/watch/*\`, without \`https://\` and without a port, found \`${shape}\`.`,
    linkStars: (path: string, shape: string) =>
      `\`${path}\`: \`${shape}\` has too many stars: at most three \`**\`, each a whole part of the path, and four \`*\` in one part.`,
    trackerPrefix: (path: string, prefix: string) =>
      `\`${path}\`: expected the letters before the dash of a key, such as \`ABC\` for \`ABC-12\`, found \`${prefix}\`.`,
    unknownLinkKind: (path: string, kind: string, known: readonly string[]) =>
      `\`${path}\`: \`${kind}\` is no kind of link. Known: ${known.map((name) => `\`${name}\``).join(', ')}. More can be named under \`links.kinds\`.`,
    unknownLock: (path: string, locked: string) =>
      `\`${path}\`: \`${locked}\` is no path of a configuration. Write keys with dots between them, such as \`mode\` or \`templates.brief.sections\`.`,
    neverLocked: (path: string, locked: string) =>
      `\`${path}\`: \`${locked}\` cannot be locked. It says which files speak, not what they ask.`,
    loosened: (path: string, place: string, before: string, after: string) =>
      `\`${path}\` is locked by the organisation (\`${place}\`): it may be made stricter, not looser. There: \`${before}\`; here: \`${after}\`.`,
    fromMissing: (path: string, file: string) =>
      `\`${path}\`: \`${file}\` is not there, or holds neither fields nor headings. Read are issue forms and templates in \`.github/ISSUE_TEMPLATE/\` and \`.github/pull_request_template.md\`.`,
    extendsShared:
      "`extends` cannot stand in the organisation's file, which lies below all others. Remove it here, or put it into a repository's.",
    extendsElsewhere: (name: string) =>
      `\`extends\`: \`${name}\` has another owner. Only repositories of the same owner can be built on.`,
    extendsLoop: (names: readonly string[]) =>
      `\`extends\` goes round in a circle: ${names.map((name) => `\`${name}\``).join(' → ')}.`,
    extendsTooLong: (most: number) => `\`extends\`: at most ${most} files can be built on one another.`,
    extendsBroken: (place: string) => `\`extends\` leads to a file with problems, the first at \`${place}\`.`,
    extendsMissing: (name: string) =>
      `\`extends\`: \`${name}\` has no \`.github/async.yml\` that this repository may build on. Either there is none, or the app is not installed there, or it is private and this repository is public.`,
  },
  /** Issue forms and Markdown templates that are written from a configuration. Owned by `core/templates`. */
  forms: {
    header: 'Written by `async-conventions forms --write` from .github/async.yml. Change that file, then run it again.',
    intro: 'Someone will read this while you are away. A line or two under each heading is plenty.',
    /** GitHub hides a form whose name has fewer than four characters. */
    shortName: (name: string) => `${name} form`,
    names: { bug: 'Bug report', spec: 'Specification' } as Readonly<Record<string, string>>,
    descriptions: {
      status: 'Where a piece of work stands',
      brief: 'A piece of work that somebody could pick up without asking',
      decision: 'A choice to be made in writing',
      message: 'Something others should know, and by when',
      change: 'A change and why it is made',
      bug: 'Something does not do what it should',
      spec: 'What is to be built, and what is not',
    } as Readonly<Record<string, string>>,
    description: (headings: readonly string[], more: number) =>
      more === 0 ? `It asks for ${listOf(headings)}` : `It asks for ${headings.join(', ')} and ${numberOf(more)} more`,
    hints: {
      list: 'A list, one point a line.',
      link: 'A link.',
      linkOf: (kinds: readonly string[]) => `A link to ${nounsOfLinks(kinds)}.`,
      date: 'A date, such as 2027-03-12.',
      person: 'The GitHub name of one person.',
      checklist: 'A checklist, with lines such as: - [ ] opens on a phone',
      code: 'A command, a log or other code.',
      image: 'An image, dragged into the text box.',
      words: (count: number) => `${capitalise(countOf(count, 'word'))} or more.`,
      items: (count: number) => `${capitalise(countOf(count, 'point'))} or more, one a line.`,
      oneOf: (choices: readonly string[]) => `One of: ${choices.join(', ')}.`,
      none: 'Where there is none, write "None".',
      outcome: 'Filled in last, once it is decided.',
    },
    examples: {
      list: '- first point\n- second point',
      link: 'https://…',
      date: '2027-03-12',
      person: 'ana',
      checklist: '- [ ] opens on a phone',
    },
    optional: '(optional)',
    /** Comments of a configuration that is proposed for a repository. */
    proposal: {
      opening: (count: number) =>
        count === 0
          ? 'Proposed by `async-conventions init`, which found no template here to go by. These are built in.'
          : `Proposed by \`async-conventions init\` from the ${countOf(count, 'template')} it found here.`,
      mode: 'Writes nothing and says in the log what it would do. `advise` writes the comment.',
      sectionsFrom: '`sections: { from: … }` takes them from that file: what it requires is required here.',
      written: (path: string) => `From ${path}, which the app does not read; keep the two alike.`,
      nothingRequired: 'Nothing in it is required, so nothing is asked.',
      byName:
        'Nothing tells which pull requests were written in it. Give it a `match`, such as labels or paths, to have it used.',
      pulls: 'Every pull request.',
      issues: 'Every issue.',
      noHeadings: (path: string) => `${path} has no headings, so there is nothing to look for.`,
      unreadable: (path: string) => `${path} cannot be read as a form.`,
      unused: (path: string) => `${path} is not offered by GitHub, since there are newer templates beside it.`,
      builtin: {
        brief: 'Issues labelled `task` or `brief`, or titled "Task:" or "Brief:".',
        decision: 'Issues labelled `decision`, or titled "Decision:" or "RFC:".',
        change: 'Every pull request.',
      },
    },
  },
  /** The weekly page. Owned by `core/rollup`. People's words and names come quoted and neutralised. */
  rollup: {
    title: (week: number, year: number, first: string, last: string) => `Week ${week} of ${year}: ${first} to ${last}`,
    bottomLine: {
      /** Clauses in the order of their weight, to be said in one breath. */
      sentence: (clauses: readonly string[]) =>
        clauses.length === 0 ? 'Nothing waits for anybody.' : `${capitalise(listOf(clauses))}.`,
      worse: (count: number) =>
        `${countOf(count, 'project')} ${count === 1 ? 'stands' : 'stand'} worse than a week before`,
      troubled: (count: number) => `${countOf(count, 'project')} ${count === 1 ? 'is' : 'are'} off track or at risk`,
      waiting: (count: number) => `${countOf(count, 'matter')} ${count === 1 ? 'waits' : 'wait'} for somebody`,
      closing: (count: number) => `${countOf(count, 'decision')} ${count === 1 ? 'closes' : 'close'} within seven days`,
      stalled: (count: number) => `${countOf(count, 'decision')} ${count === 1 ? 'is' : 'are'} stuck`,
      compared: (clauses: readonly string[]) => `Against the week before: ${clauses.join(', ')}.`,
      more: {
        merged: (now: number, before: number) => `${difference(now, before)} merged (${now})`,
        opened: (now: number, before: number) => `${difference(now, before)} opened (${now})`,
        closed: (now: number, before: number) => `${difference(now, before)} closed without a merge (${now})`,
      },
      /** Of repositories that may not be told of. */
      untold: (repositories: number, clauses: readonly string[]) =>
        `In ${countOf(repositories, 'more repository', 'more repositories')}, of which nothing else is told here: ${clauses.join(', ')}.`,
      counts: (clauses: readonly string[]) =>
        `${clauses.join(', ')}; there are no figures of the week before to compare with.`,
    },
    /** What happened in a week, in numbers. */
    totals: {
      merged: (count: number) => `${count} merged`,
      opened: (count: number) => `${count} opened`,
      closed: (count: number) => `${count} closed without a merge`,
    },
    /** Names come as code. */
    people: (names: readonly string[], more: number) =>
      more === 0 ? listOf(names) : `${names.join(', ')} and ${numberOf(more)} more`,
    /** What stands on a page beside the week. Links come as Markdown. */
    publishing: {
      late: (first: string, last: string, due: string, written: string) =>
        `Written late, ${written} instead of ${due}, about the week from ${first} to ${last}.`,
      next: (link: string) => `The page after this one is ${link}.`,
      duplicate: (link: string) => `This page was written twice; the one that counts is ${link}.`,
    },
    folded: (count: number) => `${count} more`,
    foldedAndCut: (count: number, left: number) =>
      `${count} more; ${left} ${left === 1 ? 'is' : 'are'} left out, since this page would get too long`,
    cut: (count: number) =>
      `${count} ${count === 1 ? 'line is' : 'lines are'} left out, since this page would get too long.`,
    closing: (repositories: readonly string[], zone: string, written: string) =>
      `${listOf(repositories)}, written ${written}. All days and times are those of ${zone}.`,
    unread: (names: readonly string[]) =>
      `${listOf(names)} could not be read; what is in ${names.length === 1 ? 'it' : 'them'} is not in these numbers.`,
    gaps: {
      changes: 'More changed than one look reads; what changed longest ago is not in these numbers.',
      reviews: 'More pull requests are open than one look reads; some that wait for a review are not listed.',
      threads: 'There are more decisions and tracked items than one look reads; some are not listed.',
    },
    /** What a channel of Slack is told. */
    slack: {
      more: (count: number) => `${count} more on the page`,
      onThePage: (titles: readonly string[]) => `On the page: ${titles.join(' · ')}`,
      decision: { 'final-call': 'Final call, it closes within a working day', accepted: 'Accepted' },
    },
    needsYou: {
      heading: 'Needs you',
      anybody: 'anybody',
      what: {
        review: 'review of',
        approve: 'an answer on',
        accept: 'a decision on',
        'answer-objection': 'an answer to the objection in',
        'settle-concern': 'the open concern in',
        'lift-hold': 'the hold on',
        ask: 'saying who is asked in',
        unblock: 'a blocker of',
        update: 'an update on',
        question: 'an answer to a question in',
      },
      due: (moment: string) => `by ${moment}`,
      wasDue: (moment: string) => `was due ${moment}`,
      waits: (day: string, workingDays: number) =>
        workingDays === 0 ? `since ${day}` : `waiting ${countOf(workingDays, 'working day')}, since ${day}`,
    },
    projects: {
      heading: 'Projects',
      health: { 'on-track': 'on track', 'at-risk': 'at risk', 'off-track': 'off track', unknown: 'health not said' },
      /** `health` comes emphasised. */
      changed: (health: string, before: string) => `${health}, was ${before}`,
      updated: (day: string) => `updated ${day}`,
      never: 'no update yet',
    },
    blockers: {
      heading: 'Blockers, the oldest first',
      age: (workingDays: number, day: string) => `${capitalise(countOf(workingDays, 'working day'))} (since ${day})`,
      fresh: (day: string) => `New (since ${day})`,
      unblockedBy: (names: string) => `${names} can clear it`,
      nobody: 'nobody is named who can clear it',
    },
    decisions: {
      heading: 'Decisions',
      closing: (moment: string) => `Closes ${moment}`,
      stalled: (day: string, workingDays: number) =>
        `Waiting ${workingDays === 0 ? '' : `${countOf(workingDays, 'working day')}, `}since ${day}`,
      made: (state: string, day: string) => `Decided ${day}, ${state}`,
      states: { stalled: 'it needs a yes', blocked: 'it is held' },
      concerns: (count: number) => `${countOf(count, 'concern')} open`,
      silence: 'nobody had a concern',
    },
    shipped: {
      heading: 'Shipped',
      merged: (count: number, bots: number) =>
        `${capitalise(countOf(count, 'pull request'))} merged${bots === 0 ? '' : `, ${numberOf(bots)} of them by ${bots === 1 ? 'a bot' : 'bots'}`}.`,
      unlisted: (count: number) =>
        `${capitalise(numberOf(count))} of them ${count === 1 ? 'is' : 'are'} not listed here.`,
    },
    ahead: {
      heading: 'The next two weeks',
      what: {
        closes: (day: string) => `${day}, the window closes`,
        revisit: (day: string) => `${day}, looked at again`,
        due: (day: string) => `${day}, due`,
      },
    },
    work: {
      heading: 'How we worked',
      /** Below the bars of the diagram. */
      labels: { opened: 'opened', closed: 'closed', merged: 'merged' },
      /** The numbers of the chart, for those who do not see it. */
      bars: (clauses: readonly string[]) => `The bars: ${clauses.join(', ')}.`,
      barsAndLine: (clauses: readonly string[]) =>
        `This week (bars) after the week before (line): ${clauses.join(', ')}.`,
      after: {
        opened: (now: number, before: number) => `${now} after ${before} opened`,
        closed: (now: number, before: number) => `${now} after ${before} closed without a merge`,
        merged: (now: number, before: number) => `${now} after ${before} merged`,
      },
      complete: (first: number, all: number) => `Complete at the first try: ${first} of ${all} items opened.`,
      answers: (hours: number, count: number) =>
        `First answer by somebody else: within ${countOf(hours, 'working hour')}${count === 1 ? ', of one item' : ` for half of ${count} items`}.`,
      inTime: (within: number, all: number) => `Answered within the window for questions: ${within} of ${all}.`,
      unanswered: (count: number) => `Not answered yet: ${count}.`,
      decided: (count: number, hours: number | null) =>
        `Decisions taken: ${count}${hours === null ? '' : `, ${count === 1 ? '' : 'half of them '}within ${countOf(hours, 'working hour')} of being put forward`}.`,
      /** Each with its number. */
      states: (clauses: readonly string[]) => `Decisions by state: ${clauses.join(', ')}.`,
      told: (all: number, reminders: number, outOfHours: number) =>
        `Notifications by this app: ${all}, of which ${reminders} ${reminders === 1 ? 'calls' : 'call'} somebody by name; ${outOfHours} outside working hours.`,
      blockers: (count: number, days: number) =>
        `Blockers that stand: ${count}, ${count === 1 ? '' : 'the oldest '}for ${countOf(days, 'working day')}.`,
    },
  },
  /** The part of the comment that follows a decision. Owned by `core/desired/comment/decision`. People's words come quoted. */
  decisions: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    states: {
      draft: 'a draft',
      proposed: 'open for answers',
      'final-call': 'in its last working day',
      blocked: 'blocked',
      stalled: 'waiting for a yes',
      accepted: 'accepted',
      rejected: 'rejected',
      postponed: 'postponed',
      withdrawn: 'withdrawn',
      superseded: 'superseded',
    },
    unproposed: 'complete and not yet proposed',
    head: (state: string, door: string) => `**This decision is ${state}** (${door} door).`,
    doors: { 'two-way': 'two-way', 'one-way': 'one-way' },
    proposed: (by: string, option: string) => `${by} proposes: ${option}.`,
    proposedAsWritten: (by: string) => `${by} proposes what is written above.`,
    closes: (when: string) => `It closes ${when}.`,
    closesToo: (when: string, login: string) => `For ${login} that is ${when}.`,
    closesOnceFree: (when: string) =>
      `It closes ${when}, or a working day after what blocks it is settled, whichever is later.`,
    closed: (when: string) => `It closed ${when}.`,
    extended: 'It is open longer than usual, so that everybody who was asked has working hours of their own in it.',
    capped: 'It is put off no further, although not everybody who was asked will have had their hours.',
    outcome: {
      accepted: (option: string) => `Decided: ${option}.`,
      acceptedAsWritten: 'Decided as it is written above.',
      because: (why: string) => `Because: ${why}.`,
      silence: (when: string) =>
        `Nobody who was asked had a concern when it closed; it counts as accepted since ${when}.`,
      command: (by: string, when: string) => `${by} said so ${when}.`,
      closing: (by: string, when: string) => `${by} closed it as completed ${when}.`,
      label: (by: string, when: string) => `${by} put the label ${when}.`,
      announced: (when: string) => `It was announced here ${when}.`,
      supersededBy: (number: number) => `#${number} takes its place.`,
    },
    asked: {
      heading: 'Asked, with how much of their own working time they have had:',
      headingClosed: 'Asked:',
      hours: (had: number, needed: number) => `${had} of ${needed} working hours, no answer yet`,
      approves: 'approves',
      beforeEdit: 'approved an earlier text',
      beforeEditAgain: 'approved an earlier text, and is asked again',
      excused: 'away throughout, so not waited for',
      mayObject: (when: string) => `may object until ${when}`,
      cover: (login: string) => `${login} stands in`,
      noAnswer: 'no answer',
      also: (list: string) =>
        `Asked by the author beside the others: ${list}. They are waited for and may raise concerns; whether it is accepted is up to the others.`,
      /** What nobody knows the public holidays of; it is named under `country`. */
      holidays: {
        'unknown-country': (country: string) =>
          `No public holidays are known of ${country}, so that none count for those who work there.`,
        'unknown-part': (country: string) => `Of ${country} only the public holidays of the whole country are known.`,
        'too-many': (country: string) =>
          `Public holidays of ${country} do not count: more countries are named under \`people\` than are looked up.`,
      },
      /** Names that are asked and that nobody has, or nobody who could answer. */
      strangers: (logins: readonly string[], more: number) =>
        `${listOf(more > 0 ? [...logins, `${more} more`] : logins)} ${logins.length + more === 1 ? 'is no account' : 'are no accounts'} on GitHub that can read this repository, so ${logins.length + more === 1 ? 'it is' : 'they are'} not waited for, and ${logins.length + more === 1 ? 'its' : 'their'} silence does not count. \`/ask\` and the right name ask somebody.`,
      others: (list: string) => `Also approved by ${list}.`,
      more: (count: number) => `And ${countOf(count, 'more person', 'more people')}.`,
    },
    concerns: {
      heading: 'Concerns:',
      open: (number: number, title: string, by: string) => `Concern ${number}, raised by ${by} and open: ${title}`,
      resolved: (number: number, title: string, by: string, resolver: string) =>
        `Concern ${number}, raised by ${by} and resolved by ${resolver}: ${title}`,
      link: 'where',
      raised: 'raised',
      settled: 'resolved',
      hold: (by: string) => `Held by ${by}.`,
      holdBecause: (by: string, why: string) => `Held by ${by}: ${why}.`,
      takenAway: (title: string) =>
        `The concern ${title} was deleted, and not by whoever raised it. Whoever decides can go on with \`/unhold\`.`,
      objection: (by: string, why: string) => `${by} objected after it was accepted: ${why}`,
      answered: 'answered',
      more: (count: number) => `And ${countOf(count, 'more concern')}.`,
    },
    next: {
      label: 'Next:',
      sections: 'the sections named below are filled in. `/propose`, said before or after that, opens it for answers.',
      propose: '`/propose` opens it for answers. Until then no time runs.',
      ask: 'somebody says who is asked, with `/ask` and their names. Where nobody is asked, silence is no consent.',
      backing:
        'somebody with write access says who is asked, with `/ask` and their names. So far only the author did, who has no write access: the silence of people asked that way is no consent.',
      unreadable: {
        role: 'GitHub did not say what one of those who wrote here may do. Nothing is accepted until it does; it is asked again by itself.',
        person:
          'GitHub did not say whether one of those who are asked can read this repository. Nothing is accepted until it does; it is asked again by itself.',
        team: 'a team that is asked cannot be read, so nothing is accepted. Let the app read members of the organisation, or name its members instead of it, where it is named.',
        time: "somebody's working time cannot be reckoned, so nothing closes by itself. The keys under `people` say when they work, and an issue that `people.issue` names has to be there for the app to read.",
        thread:
          'this thread is too long to be read to its end, so nothing is accepted by itself. Whoever decides can close it as completed.',
      },
      window:
        'with no concern open when it closes, it is accepted. `/concern` with a title stops that, `/approve` says yes.',
      windowAway:
        'everybody who was asked is away until it closes, so that their silence will not count. Whoever decides can then say `/accept`.',
      windowOneWay:
        'everybody who was asked is away until it closes. Then it waits for their yes: silence does not count here.',
      concerns: (numbers: readonly number[]) =>
        `${numbers.length === 1 ? `concern ${numbers[0]} is` : `concerns ${listOf(numbers.map(String))} are`} talked over; whoever raised it, or whoever decides, settles it with \`/resolve\` and its number.`,
      hold: 'somebody with write access lifts the hold with `/unhold`.',
      holdTaken: 'whoever decides lets it go on with `/unhold`.',
      approvals: (people: string) =>
        `an answer by ${people}: \`/approve\`, or \`/concern\` with a title. Silence does not count here.`,
      accept: (by: string) => `${by} decides with \`/accept\`, and says why.`,
      acceptAnybody: 'somebody with write access decides with `/accept`, and says why.',
      answer: (by: string) => `${by} answers the objection in writing.`,
      answerAnybody: 'whoever decided answers the objection in writing.',
      revisit: (when: string) => `it comes up again ${when}; \`/propose\` opens it anew.`,
      due: '`/propose` opens it anew: the day it was put off to has come.',
      object: 'who could not answer in time can still say `/object` and why.',
    },
    refused: {
      heading: 'Not carried out:',
      line: (what: string, by: string, why: string) => `${what} by ${by}: ${why}`,
      more: (count: number) => `And ${countOf(count, 'more line')}.`,
      comment: 'A comment',
      closing: 'Closing it as completed',
      unknown: (usage: string) => `there is no such command, so it was not heard. Perhaps ${usage} is meant.`,
      argument: (usage: string) => `it is written ${usage}.`,
      away: {
        form: (example: string) =>
          `its days were not understood. They are written ${example}, and \`/away back\` takes them back.`,
        'no-such-day': (example: string) =>
          `the calendar has no such day. Days are written with the year first, such as ${example}.`,
        reversed: (example: string) =>
          `its last day comes before its first. The first comes first, such as ${example}.`,
        'too-long': (example: string) =>
          `that is more than a year. What lies within one is understood, such as ${example}.`,
        cover: (example: string) => `behind \`cover\` stands the GitHub name of one person, such as ${example}.`,
      },
      hours: {
        form: (example: string) =>
          `it was not understood. Hours, zone and days, of which any may be left out, are written ${example}; \`/hours usual\` takes them back.`,
        hours: (example: string) => `hours are two times of one day, the earlier first, such as ${example}.`,
        zone: (example: string, zone: string, near: string | null) =>
          `there is no time zone ${zone}.${near === null ? '' : ` Perhaps ${near} is meant.`} They are called by a city, such as ${example}.`,
      },
      edited:
        'somebody else edited that comment last, so it no longer says what its author said. Said again in a new comment, it counts.',
      tooMany: 'it holds more commands than are read of one; the others count in a comment of their own.',
      who: {
        'author-or-write': 'that is for the author, or somebody with write access.',
        'asked-or-triage': 'that is for those who are asked, or somebody with triage rights.',
        'concern-author-or-decider': 'that is for whoever raised the concern, or whoever decides.',
        write: 'that takes write access.',
        decider: 'that is for whoever decides.',
      },
      decider: (owner: string) => `that is for ${owner}, who decides.`,
      state: (state: string) => `the decision was ${state} by then.`,
      sections: 'sections of the description were missing then.',
      sectionsToPropose: 'sections of the description are missing. Once they are filled in, it counts.',
      nothingProposed: 'nothing was proposed by then; `/propose` opens the decision for answers.',
      noOption: 'it names no option, and the section Decision is empty. Once one of them is there, it counts.',
      openConcerns: (count: number) => `${countOf(count, 'concern')} ${count === 1 ? 'was' : 'were'} open.`,
      held: 'it was on hold.',
      windowOpen: (until: string) => `not everybody who was asked has answered, and they have until ${until}.`,
      nobodyAsked:
        'nobody whose answer counts is asked yet, and until then it takes write access. With write access, `/ask` and names ask somebody.',
      unproposed: 'nobody was asked about it, so that this takes write access. `/propose` opens it for answers.',
      otherOption:
        'that is another option than the one people were asked about; `/propose` and its name ask about it, and `/accept` alone takes what was proposed.',
      approvalsMissing: (count: number) => `${countOf(count, 'more approval')} ${count === 1 ? 'is' : 'are'} needed.`,
      ownApproval: "approval of one's own proposal does not count.",
      ownProposal: 'through a one-way door nobody decides about their own proposal.',
      noSuchConcern: 'no open concern has that title or number.',
      past: 'that day was over already; one that is still to come is understood.',
      length: 'a window is longer than nothing and at most a year.',
      notCollaborator: (login: string) =>
        `${login} has no role in this repository and cannot decide here; \`/owner\` names somebody who has one.`,
      itself: 'a decision cannot take its own place.',
      already: 'it was so already.',
      notByHand: 'that label follows by itself; a command says what it should be.',
    },
    supersedes: (decisions: readonly string[]) => `It takes the place of ${listOf(decisions)}.`,
    record: {
      label: 'Record:',
      there: (page: string) => `it is kept in ${page}.`,
      outdated: (page: string, status: string) => `Unless it says so by now, [edit it](${page}) to say ${status}.`,
      filled: (page: string) => `it goes into ${page}. The page that opens has the whole text, ready to be committed.`,
      proposed: (pull: string) => `it is in the pull request ${pull}.`,
      changed: 'Somebody else changed it there, so it is left as it is.',
      waits: 'It waits there until this is decided again.',
      update: (pull: string) => `What it says by now is in the pull request ${pull}.`,
      declined: (pull: string) =>
        `the pull request with it, ${pull}, was closed without merging, so no other one is opened.`,
      missing:
        'The app would open a pull request with it, but lacks the permission `contents: write`. Whoever runs the app adds that on the page of the app; then an owner accepts it in the settings of the installation.',
      refused: 'The app would open a pull request with it, but GitHub refused that.',
      empty: (page: string) =>
        `it goes into ${page}. Its text is too long for a link: paste what is folded below into the page that opens.`,
      numbered: (page: string) =>
        `A file with that number is there already, ${page}: if it is this record under an earlier title, nothing is left to do.`,
      text: 'The text of the record',
      long: (page: string, command: string) =>
        `it goes into ${page}. Its text is too long to stand here; in a terminal ${command} prints it.`,
    },
    proposal: {
      message: (number: number, status: string) => `Record decision ${number} as ${status}`,
      title: (number: number, title: string) => `Record decision ${number}: ${title}`,
      what: (number: number, status: string, folder: string) =>
        `This is the record of the decision in #${number}, as it stands: ${status}. It changes nothing outside of ${folder}.`,
      meanwhile:
        'While this is open the record is kept up to date here, unless somebody else changes it in this branch. Closing this without merging is an answer, too: no other one is opened then.',
    },
    commands: 'What can be said here',
    commandsNote: 'One a line, at the beginning of the line, in a comment. Who may:',
    commandsFor: {
      anyone: 'everybody',
      'asked-or-triage': 'those who are asked, and triage rights',
      'author-or-write': 'the author, and write access',
      'concern-author-or-decider': 'who raised the concern, and whoever decides',
      decider: 'whoever decides',
      write: 'write access',
    },
  },
  /** Status updates. Owned by `core/status`. People's words come quoted. */
  status: {
    health: { 'on-track': 'on track', 'at-risk': 'at risk', 'off-track': 'off track', unknown: 'not known' },
    suggestion: {
      looks: (health: string, reasons: readonly string[]) => `the facts suggest ${health}: ${listOf(reasons)}`,
      pastDate: (day: string) => `it was meant to be done by ${day}`,
      oldBlocker: (day: string) => `something has been in the way since ${day}`,
      silent: (periods: number) => `${countOf(periods, 'update')} in a row did not come`,
    },
    draft: {
      merged: (title: string, reference: string) => `Merged: ${title} (${reference})`,
      closed: (title: string, reference: string) => `Closed: ${title} (${reference})`,
      more: (count: number) => `And ${numberOf(count)} more`,
      context: 'What this is about, in a sentence for somebody who has not followed it',
      progress: 'What is done since last time; "No change" is an answer',
      blockers: 'What is in the way, one point a line, with who can help; "None" is an answer',
      nextSteps: 'What comes next, one point a line',
      health: 'On track, at risk or off track',
    },
  },
  /** Reminders. Owned by `core/reminders`. `who` is a live mention; titles, names and labels come quoted. */
  reminders: {
    dueToday: (who: string, time: string, zone: string) =>
      `${who}, the update on this is due today, by ${time} (${zone}).`,
    overdue: (who: string, moment: string) => `${who}, the update on this was due on ${moment}.`,
    insteadOf: (owner: string) => `You are asked because ${owner} is away.`,
    last: (hasPage: boolean) =>
      `This is the second and last time that it is asked for${hasPage ? '; after this it is only a line on the weekly page' : ''}.`,
    draft: 'A draft of what is known, to be copied and put right:',
    shorter:
      'Shorter answers, each in a comment here: `No change`, or `/status on-track "in a line"` (`at-risk`, `off-track`).',
    waitsFor: {
      review: (who: string, since: string, due: string) =>
        `${who}, your review of this has been asked for since ${since}; it could be expected by ${due}.`,
      question: (who: string, since: string, due: string) =>
        `${who}, a question to you has waited here since ${since}; an answer could be expected by ${due}.`,
    },
    others: 'There is more that waits for you, said here so that it is one message:',
    other: {
      update: (matter: string, day: string) => `${matter}: an update, due ${day}`,
      review: (matter: string, day: string) => `${matter}: your review, asked for since ${day}`,
      question: (matter: string, day: string) => `${matter}: a question to you, since ${day}`,
    },
    leave: (label: string) =>
      `Not now? \`/snooze 3d\` in a comment puts it off, and the label ${label} ends reminders on this page.`,
  },
} as const;

/** The words of one language: the same shape as the English ones, whatever they say. */
export type Words = AnyWords<typeof en>;

type AnyWords<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: AnyWords<T[Key]> };

/** Returns "three more", "one fewer", "as many". */
function difference(now: number, before: number): string {
  if (now === before) return 'as many';
  return now > before ? `${numberOf(now - before)} more` : `${numberOf(before - now)} fewer`;
}

/** Returns "one thing", "three things", "12 things". */
function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${numberOf(count)} ${count === 1 ? noun : plural}`;
}

function numberOf(count: number): string {
  const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return small[count] ?? String(count);
}

/** Returns "a", "a and b", "a, b and c". */
function listOf(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** Returns "a", "a or b", "a, b or c". */
function anyOf(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** Returns "a, b and c", and of a long list its beginning and how many more there are. */
function firstOf(items: readonly string[], most = 8): string {
  return listOf(items.length <= most ? items : [...items.slice(0, most), `${items.length - most} more`]);
}

/** The kinds of links that are known everywhere: what stands behind one, and well-known places that make them. */
const LINK_KINDS: Readonly<Record<string, LinkKindWords>> = {
  recording: { noun: 'a recording', places: ['Loom', 'YouTube'] },
  doc: { noun: 'a document', places: ['Notion', 'Confluence', 'Google Docs'] },
  tracker: { noun: 'an issue', places: ['GitHub', 'Jira', 'Linear'] },
  chat: { noun: 'a conversation', places: ['Slack', 'Teams'] },
  ci: { noun: 'a build', places: ['GitHub Actions', 'CircleCI'] },
  design: { noun: 'a design', places: ['Figma'] },
};

interface LinkKindWords {
  readonly noun: string;
  readonly places: readonly string[];
}

function linkKindOf(kind: string): LinkKindWords {
  const known = Object.hasOwn(LINK_KINDS, kind) ? LINK_KINDS[kind] : undefined;
  return known ?? { noun: `something of the kind "${kind}"`, places: [] };
}

function nounsOfLinks(kinds: readonly string[]): string {
  return anyOf(kinds.slice(0, 8).map((kind) => linkKindOf(kind).noun));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
