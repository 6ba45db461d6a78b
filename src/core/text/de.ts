import type { Words } from './en.js';

/**
 * Every sentence the app writes, in German: in the order of `en.ts`, with quotes as straight as there, since messages
 * are told from their heading by them. Infinitives where something is to be done, "du" where a person is meant.
 */
export const de: Words = {
  findings: {
    missing: {
      message: (heading) => `"${heading}" fehlt.`,
      remedy: () => 'Diese Überschrift ergänzen, mit ein, zwei Zeilen darunter.',
    },
    empty: {
      message: (heading) => `"${heading}" hat eine Überschrift, darunter steht noch nichts.`,
      remedy: () => 'Ein, zwei Zeilen unter die Überschrift schreiben.',
    },
    'comment-only': {
      message: (heading) => `"${heading}" enthält nur einen verborgenen Kommentar; beim Lesen ist nichts zu sehen.`,
      remedy: () => 'Ein, zwei Zeilen außerhalb der Kommentarzeichen schreiben.',
    },
    placeholder: {
      message: (heading) => `"${heading}" enthält nur einen Platzhalter.`,
      remedy: () => 'Ihn durch das ersetzen, was schon bekannt ist, und sei es ein einziger Satz.',
    },
    'template-residue': {
      message: (heading) => `"${heading}" enthält noch den Text der Vorlage.`,
      remedy: () => 'Den Text der Vorlage durch eigene Worte ersetzen.',
    },
    'min-words': {
      message: (heading, asked) =>
        `"${heading}" ist kürzer als gewünscht (mindestens ${countOf(asked, 'ein Wort', 'Wörter')}).`,
      remedy: () => 'Ergänzen, was man wissen muss, wenn man nicht dabei war.',
    },
    'min-items': {
      message: (heading, asked, found) =>
        `"${heading}" hat ${found === 0 ? 'keine Liste mit Punkten' : countOf(found, 'einen Punkt', 'Punkte')}; gewünscht ${asked === 1 ? 'ist mindestens einer' : `sind mindestens ${numberOf(asked)}`}.`,
      remedy: () => 'Jeden Punkt in eine eigene Zeile schreiben, die mit "- " beginnt.',
    },
    pattern: {
      message: (heading) => `"${heading}" hat nicht die gewünschte Form.`,
      remedy: (_heading, pattern) => `Diesen Abschnitt so schreiben, dass er zu \`${pattern}\` passt.`,
    },
    'one-of': {
      none: {
        message: (heading, options) =>
          `"${heading}" nennt keine der Antworten, die zur Wahl stehen: ${firstOf(options.map((option) => `"${option}"`))}.`,
        remedy: () => 'Die Antwort hinschreiben, die am besten passt.',
      },
      several: {
        message: (heading, options) =>
          `"${heading}" lässt mehr als eine der Antworten offen: ${firstOf(options.map((option) => `"${option}"`))}.`,
        remedy: () => 'Nur die Antwort stehen lassen, die am besten passt.',
      },
    },
    checked: {
      none: {
        message: (heading) => `"${heading}" enthält keine Kästchen.`,
        remedy: () => 'Jeden Punkt in eine eigene Zeile schreiben, die mit "- [x] " beginnt, sobald er erledigt ist.',
      },
      open: {
        message: (heading, open, all) =>
          all === 1
            ? `"${heading}" hat ein Kästchen, das nicht angekreuzt ist.`
            : `"${heading}" hat ${numberOf(all)} Kästchen, davon ${open === 1 ? 'ist eines' : `sind ${numberOf(open)}`} nicht angekreuzt.`,
        remedy: () => 'Ankreuzen, was erledigt ist, und die Worte durchstreichen, die hier nicht zutreffen.',
      },
      unticked: {
        message: (heading, _open, all) =>
          `"${heading}" hat ${countOf(all, 'ein Kästchen', 'Kästchen')}, und keines ist angekreuzt.`,
        remedy: () => 'Mindestens das Kästchen ankreuzen, das am besten passt.',
      },
    },
    forbid: {
      message: (heading) => `"${heading}" enthält eine Wendung, die dort nicht gewünscht ist.`,
      remedy: (pattern) => `Es ohne das sagen, was das Muster \`${pattern}\` findet.`,
    },
    'needs-list': {
      message: (heading) => `"${heading}" enthält keine Liste.`,
      remedy: () => 'Jeden Punkt in eine eigene Zeile schreiben, die mit "- " beginnt.',
    },
    'needs-link': {
      any: {
        message: (heading) => `"${heading}" enthält keinen Link.`,
        remedy: () => 'Die Adresse der Seite, des Issues oder der Datei ergänzen, um die es geht.',
      },
      kind: {
        message: (heading, kinds) => `"${heading}" enthält keinen Link auf ${nounsOfLinks(kinds, 'accusative')}.`,
        remedy: (kinds, shapes) => {
          const places = [
            ...shapes.map((shape) => `\`${shape}\``),
            ...kinds.flatMap((kind) => linkKindOf(kind).places),
          ];
          return places.length === 0
            ? 'Die Adresse ergänzen.'
            : `Die Adresse ergänzen, zum Beispiel bei ${anyOf(places.slice(0, 6))}.`;
        },
      },
    },
    'needs-date': {
      message: (heading) => `"${heading}" nennt kein Datum.`,
      remedy: () => 'Ein Datum ergänzen, zum Beispiel 2027-03-12.',
      ambiguous: {
        message: (heading, date) => `"${heading}" nennt ${date}, und das lässt sich als zwei verschiedene Tage lesen.`,
        remedy: (dayFirst, monthFirst) => `Als ${dayFirst} oder ${monthFirst} schreiben, je nachdem, was gemeint ist.`,
      },
    },
    'needs-person': {
      message: (heading) => `"${heading}" nennt keine Person.`,
      remedy: () => 'Eine Person nennen, möglichst mit ihrem GitHub-Namen.',
    },
    'needs-checklist': {
      message: (heading) => `"${heading}" enthält keine Checkliste.`,
      remedy: () => 'Jeden Punkt in eine eigene Zeile schreiben, die mit "- [ ] " beginnt.',
    },
    'needs-code': {
      message: (heading) => `"${heading}" enthält keinen Code.`,
      remedy: () => 'Code, Befehl oder Log zwischen zwei Zeilen aus je drei Backticks setzen.',
    },
    'needs-image': {
      message: (heading) => `"${heading}" enthält kein Bild.`,
      remedy: () => 'Einen Screenshot oder eine Aufnahme in das Textfeld ziehen.',
    },
  },
  itemFindings: {
    title: {
      default: {
        message: () => 'Der Titel ist noch der vorgegebene und sagt nichts Eigenes.',
        remedy: () => 'Ein paar Worte hineinschreiben, an denen man ihn in einer Liste erkennt.',
      },
      short: {
        message: (asked) =>
          `Der Titel ist kürzer als gewünscht (mindestens ${countOf(asked, 'ein Zeichen', 'Zeichen')}).`,
        remedy: () => 'Ein paar Worte hineinschreiben, an denen man ihn in einer Liste erkennt.',
      },
      long: {
        message: (asked) =>
          `Der Titel ist länger als gewünscht (höchstens ${countOf(asked, 'ein Zeichen', 'Zeichen')}).`,
        remedy: () => 'Behalten, was in einer Liste von Titeln nötig ist; alles Weitere gehört in die Beschreibung.',
      },
      pattern: {
        message: () => 'Der Titel hat nicht die gewünschte Form.',
        remedy: (pattern) => `Ihn so schreiben, dass er zu \`${pattern}\` passt.`,
      },
    },
    order: {
      message: (before, after) => `"${before}" steht vor "${after}", wonach man hier zuerst sucht.`,
      remedy: (headings) =>
        `Die Abschnitte in diese Reihenfolge bringen: ${firstOf(headings.map((heading) => `"${heading}"`))}.`,
    },
    'linked-issue': {
      names: {
        message: () => 'Es ist kein Issue genannt, zu dem dieser Pull Request gehört.',
        remedy: () => 'Eine Zeile mit "Gehört zu", einem # und der Nummer des Issues ergänzen.',
      },
      closes: {
        message: () => 'Der Merge dieses Pull Requests würde kein Issue schließen.',
        remedy: () => 'Eine Zeile mit "Closes", einem # und der Nummer des Issues ergänzen.',
      },
      brief: {
        message: () => 'Keines der Issues, zu denen er gehört, ist nach seiner eigenen Vorlage vollständig.',
        remedy: () => 'Die Beschreibung jenes Issues vervollständigen, oder ein Issue nennen, in dem alles steht.',
      },
      decision: {
        message: () => 'Keines der Issues, zu denen er gehört, ist eine angenommene Entscheidung.',
        remedy: () =>
          'Die Entscheidung nennen, die hier umgesetzt wird. Sobald sie angenommen ist, wird das hier von selbst neu angesehen.',
      },
    },
    implements: {
      message: (numbers) =>
        numbers.length === 1
          ? `Laut Beschreibung wird hier #${numbers[0]} umgesetzt, und diese Entscheidung ist nicht angenommen.`
          : `Laut Beschreibung werden hier ${listOf(numbers.map((number) => `#${number}`))} umgesetzt, und diese Entscheidungen sind nicht angenommen.`,
      remedy: (count) =>
        `Sobald ${count === 1 ? 'sie angenommen ist' : 'sie angenommen sind'}, wird das hier von selbst neu angesehen. Wenn etwas anderes gemeint ist, geht es auch ohne das Wort "Implements".`,
    },
    'max-mentions': {
      message: (found, asked) =>
        `Die Beschreibung erwähnt ${countOf(found, 'eine Person oder ein Team', 'Personen und Teams')}; höchstens ${asked === 1 ? 'eine Erwähnung ist' : `${numberOf(asked)} Erwähnungen sind`} auf einmal gewünscht.`,
      remedy: () => 'Nur erwähnen, wer etwas tun soll, und die anderen Namen ohne Erwähnung schreiben.',
    },
  },
  comment: {
    /** To follow "in diesem", "bei diesem": in the dative both nouns take the same article. */
    nouns: { issue: 'Issue', pull_request: 'Pull Request' },
    thanks: 'Danke, dass du das aufgeschrieben hast.',
    thanksForBlank: 'Danke, dass du das eröffnet hast.',
    opening: {
      required: (count) =>
        `Wer das später liest und dich nicht fragen kann, wird noch ${countOf(count, 'eine Sache', 'Dinge')} suchen:`,
      changes: (count) =>
        `Wer das später liest und dich nicht fragen kann, freut sich über ${countOf(count, 'eine Änderung', 'Änderungen')}:`,
      decision: (count) =>
        `Die Entscheidung ist vorerst ein Entwurf; damit sie vorgelegt werden kann, ${count === 1 ? 'fehlt' : 'fehlen'} noch ${countOf(count, 'eine Sache', 'Dinge')}:`,
      suggestions: (count) =>
        `Alles Nötige ist da. ${capitalise(countOf(count, 'ein Vorschlag', 'Vorschläge'))} für alle, die es später lesen:`,
    },
    severalMissing: (headings) =>
      `${listOf(headings)} fehlen. Diese Überschriften ergänzen, mit je ein, zwei Zeilen darunter.`,
    alsoHelpful: 'Nicht nötig, aber hilfreich:',
    dates: (dates, zone) =>
      dates.length === 1
        ? `${dates[0]?.heading} ist als ${dates[0]?.date} verstanden (${zone}).`
        : `So sind die Zeitangaben verstanden (${zone}): ${listOf(dates.map(({ heading, date }) => `${heading} ${date}`))}.`,
    update: {
      link: 'Dieser Statusbericht',
      lacks: (link, headings) =>
        `${link} ist fast vollständig: ${listOf(headings)} ${headings.length === 1 ? 'fehlt oder hat' : 'fehlen oder haben'} darunter kein Wort. Mit ${headings.length === 1 ? 'dieser Überschrift' : 'diesen Überschriften'} und je ein, zwei Zeilen darunter zählt er.`,
      skeleton: 'Überschriften zum Einfügen in den Statusbericht',
    },
    moreHints: (count) =>
      `${capitalise(countOf(count, 'ein weiterer Hinweis', 'weitere Hinweise', 'keine weiteren Hinweise'))} ${count === 1 ? 'ist' : 'sind'} weggelassen, damit es hier kurz bleibt.`,
    moreFindings: (count) =>
      `Und noch ${countOf(count, 'ein Punkt', 'Punkte')}, hier weggelassen, weil der Text sonst zu lang würde.`,
    newcomer: (heading, example) =>
      `Willkommen; unter jeder Überschrift genügen ein, zwei Zeilen, zum Beispiel unter ${heading}: ${example}.`,
    examples: {
      list: '"- funktioniert ohne Netz", eine solche Zeile für jeden Punkt',
      link: 'die Adresse des Entwurfs oder der Diskussion, mit der es anfing',
      date: '"bis zum 12. März 2027"',
      person: 'der GitHub-Name der Person, die sich darum kümmert',
      checklist: '"- [ ] öffnet sich auf dem Handy", eine solche Zeile für jeden Punkt',
      code: 'der Befehl, den du ausgeführt hast, zwischen zwei Zeilen aus je drei Backticks',
      image: 'ein Screenshot, in das Textfeld gezogen',
      linkTo: (kinds) => `die Adresse ${nounsOfLinks(kinds, 'genitive')}`,
      text: 'zwei Sätze, so wie du sie jemandem aus dem Team sagen würdest, der nicht da war',
    },
    skeleton: {
      summary: 'Überschriften zum Einfügen in die Beschreibung',
      more: (count) => `Und noch ${countOf(count, 'eine Überschrift', 'Überschriften')}, hier weggelassen.`,
    },
    hints: {
      list: 'Eine Liste, ein Punkt pro Zeile',
      link: 'Ein Link',
      date: 'Ein Datum, zum Beispiel 2027-03-12',
      person: 'Der GitHub-Name einer Person',
      checklist: 'Eine Checkliste, mit Zeilen wie: - [ ] öffnet sich auf dem Handy',
      code: 'Ein Codeblock',
      image: 'Ein Bild',
      linkTo: (kinds) => `Ein Link auf ${nounsOfLinks(kinds, 'accusative')}`,
      items: (count) => `${capitalise(countOf(count, 'ein Punkt', 'Punkte'))} oder mehr, einer pro Zeile`,
    },
    closing: {
      edit: 'Bearbeite die Beschreibung, wann es dir passt. Dieser Kommentar aktualisiert sich von selbst und schrumpft auf eine Zeile, sobald nichts mehr fehlt.',
      editTitle:
        'Bearbeite Titel und Beschreibung, wann es dir passt. Dieser Kommentar aktualisiert sich von selbst und schrumpft auf eine Zeile, sobald alles stimmt.',
      gate: (check) => `Der Check ${check} ist bestanden, sobald alles Nötige da ist.`,
      skip: (label) => `Wenn hier nichts davon passt, kann jede Person mit Triage-Rechten das Label ${label} setzen.`,
      help: (url) => `[So schreiben wir hier](${url})`,
      helpText: (where) => `So schreiben wir hier: ${where}`,
    },
    switchOff: {
      summary: 'Für Maintainer: eine Regel abschalten',
      all: (template, headings) =>
        `In \`.github/async.yml\` schaltet \`level: off\` an einem Abschnitt der Vorlage ${template} alles ab, was von ihm verlangt wird (${headings}).`,
      rule: (rule, key) => `Um nur ${rule} abzuschalten, genügt es, ${key} wegzulassen.`,
      itemRules: (keys, template) =>
        `In \`.github/async.yml\` schaltet \`level: off\` unter ${listOf(keys)} der Vorlage ${template} ab, was ${keys.length === 1 ? 'dieser Schlüssel verlangt' : 'jeder dieser Schlüssel verlangt'}.`,
      more: (count) => `noch ${countOf(count, 'ein Abschnitt', 'Abschnitte')}`,
    },
    config: {
      heading: (noun, count) =>
        `So, wie sie in diesem ${noun} steht, hat die Konfigurationsdatei ${countOf(count, 'ein Problem', 'Probleme')}. Nach dem Merge würde sie nicht angenommen, und nichts würde geprüft:`,
      more: (count) =>
        `Und noch ${countOf(count, 'ein Problem', 'Probleme')}; \`async-conventions validate\` zählt alle auf.`,
      reference: (places) => `Was dort stehen kann: ${listOf(places)} von async-conventions.`,
      edit: 'Ein Push, der die Datei in Ordnung bringt, bringt auch diesen Kommentar auf den neuen Stand.',
    },
    collapsed: {
      complete: (noun) => `In diesem ${noun} fehlt nichts. Danke.`,
      config: 'Die Konfigurationsdatei ist jetzt lesbar. Danke.',
      passedOver: (noun, why) => `Bei diesem ${noun} wird nichts geprüft (${why}), hier ist also nichts zu ergänzen.`,
    },
  },
  answers: {
    opens: {
      question: (who, opens, due) =>
        `${who} wurde etwas gefragt; dort beginnt der Arbeitstag ${opens}, und bis ${due} ist eine Antwort zu erwarten.`,
      review: (who, opens, due) =>
        `${who} wurde um ein Review gebeten; dort beginnt der Arbeitstag ${opens}, und bis ${due} ist es zu erwarten.`,
    },
    due: {
      question: (who, due) => `${who} wurde etwas gefragt; bis ${due} ist eine Antwort zu erwarten.`,
      review: (who, due) => `${who} wurde um ein Review gebeten; bis ${due} ist es zu erwarten.`,
    },
    zones: (zone, there, other) => `${zone}; in ${other} ${there}`,
    more: (count) => `Auf ${countOf(count, 'eine weitere Antwort', 'weitere Antworten')} wird gewartet.`,
  },
  check: {
    complete: 'Es fehlt nichts',
    completeWith: (count) => `Vollständig, mit ${countOf(count, 'einem Vorschlag', 'Vorschlägen')}`,
    incomplete: (count) => capitalise(countOf(count, 'eine Sache fehlt', 'Dinge fehlen')),
    toChange: (count) => capitalise(countOf(count, 'eine Sache ist zu ändern', 'Dinge sind zu ändern')),
    noTemplate: 'Keine Vorlage passt',
    passedOver: (why) => `Nicht geprüft: ${why}`,
    openedBefore: 'Vor der Konfiguration eröffnet',
    unreadable: 'Die Konfiguration ist nicht lesbar',
    noConfig: 'Keine Konfiguration',
    configProblems: (count) => `Die Konfiguration hat ${countOf(count, 'ein Problem', 'Probleme')}`,
    configReadable: 'Die Konfiguration ist lesbar',
    judgedElsewhere: 'Am Pull Request geprüft',
    annotation: 'Problem der Konfiguration',
    why: {
      complete: (template) => `Die Beschreibung enthält alles, was die Vorlage ${template} vorsieht.`,
      incomplete: (template) => `Was man nach der Vorlage ${template} beim Lesen suchen und nicht finden wird:`,
      changes: (template) => `Was nach der Vorlage ${template} zu ändern ist, für alle, die es später lesen:`,
      suggestions: 'Nicht nötig, aber hilfreich:',
      advised: 'Das ist ein Rat und blockiert nichts.',
      draft: 'Ein Entwurf wird nie blockiert.',
      beforeEnforcement:
        'Dieser Pull Request wurde eröffnet, bevor diese Regeln Merges aufhalten konnten; das ist also ein Rat und blockiert nichts.',
      noTemplate: 'Keine Vorlage der Konfiguration passt zu diesem Pull Request, also wird nichts von ihm verlangt.',
      openedBefore:
        'Dieser Pull Request wurde eröffnet, bevor es die Konfiguration gab. Er wird geprüft, sobald sein Titel oder seine Beschreibung bearbeitet wird.',
      unreadable: (file, count) =>
        `${file} auf dem Standardbranch hat ${countOf(count, 'ein Problem', 'Probleme')}, deshalb lässt sich nichts prüfen. Das blockiert nichts.`,
      noConfig: 'Für dieses Repository gilt keine Konfiguration, also wird nichts verlangt. Das blockiert nichts.',
      configProblems: (file) => `Die Probleme von ${file} in diesem Commit:`,
      configReadable: 'Die Konfigurationsdatei dieses Repositorys ist lesbar.',
      judgedElsewhere: 'Beschreibungen werden an Pull Requests geprüft, bevor deren Commits hier ankommen.',
      more: (count) =>
        `Und noch ${countOf(count, 'ein Punkt', 'Punkte')}, hier weggelassen, weil der Text sonst zu lang würde.`,
    },
    preview: {
      failing: (count) =>
        `Vorschau der Konfiguration: ${countOf(count, 'ein Eintrag würde', 'Einträge würden')} neu als unvollständig gelten`,
      passing: (count) =>
        `Vorschau der Konfiguration: ${countOf(count, 'ein Eintrag würde', 'Einträge würden')} neu als vollständig gelten`,
      otherwise: 'Vorschau der Konfiguration: nichts würde neu als unvollständig oder vollständig gelten',
      unchanged: 'Vorschau der Konfiguration: kein Eintrag würde sich ändern',
      looked: (seen, unseen) =>
        unseen === 0
          ? `Geprüft nach der Konfiguration, wie sie in diesem Pull Request steht: ${countOf(seen, 'ein offener Eintrag', 'offene Einträge', 'keine offenen Einträge')}.`
          : `Geprüft nach der Konfiguration, wie sie in diesem Pull Request steht: ${latest(seen)}. ${capitalise(countOf(unseen, 'ein weiterer wurde', 'weitere wurden'))} nicht angesehen.`,
      same: 'Nichts würde anders beurteilt als jetzt.',
      listFailing: (count) =>
        `${capitalise(countOf(count, 'ein Eintrag würde', 'Einträge würden'))} neu als unvollständig gelten:`,
      listPassing: (count) =>
        `${capitalise(countOf(count, 'ein Eintrag würde', 'Einträge würden'))} neu als vollständig gelten:`,
      more: (count) => `Und noch ${count === 1 ? 'einer' : numberOf(count)}.`,
      item: (link, title, template, headings) =>
        `${link} "${title}"${headings === '' ? '' : `: ${headings}`} (Vorlage ${template})`,
      number: (number) => `Nummer ${number}`,
      begun: (count) =>
        count === 1
          ? 'Ein Eintrag, der jetzt übergangen wird, würde geprüft und wäre vollständig.'
          : `${capitalise(countOf(count, '', 'Einträge'))}, die jetzt übergangen werden, würden geprüft und wären vollständig.`,
      ended: (count) => `${capitalise(countOf(count, 'ein Eintrag würde', 'Einträge würden'))} nicht mehr geprüft.`,
      mode: (before, after) => `Der Modus würde von ${before} zu ${after} wechseln`,
      silent: (mode) => `${mode}: es würde nichts mehr geschrieben.`,
      blocked: (mode, count) =>
        `${mode}: wo der Check Pflicht ist, ${count === 0 ? 'wäre kein offener Pull Request' : `${count === 1 ? 'wäre' : 'wären'} höchstens ${countOf(count, 'ein offener Pull Request', 'offene Pull Requests')}`} am Merge gehindert.`,
      freed: (mode, count) =>
        count === 0
          ? `${mode}, und der Check würde keinen Merge mehr blockieren.`
          : `${mode}, und der Check würde keinen Merge mehr blockieren; jetzt kann er ${countOf(count, 'einen offenen Pull Request', 'offene Pull Requests')} blockieren.`,
      quiet:
        'Niemand bekommt wegen dieser Änderung eine Nachricht: Ein Eintrag erhält seinen ersten Kommentar erst, wenn jemand dort etwas tut. Für alles andere an diesem Pull Request gilt die Konfiguration des Standardbranches.',
      unavailable:
        'So, wie sie in diesem Pull Request steht, ist die Konfigurationsdatei lesbar. Was sie ändern würde, ist nicht zu sehen, weil sich die offenen Einträge nicht lesen ließen. Ein neuer Lauf dieses Checks versucht es noch einmal.',
    },
    skip: {
      'no-template': 'keine Vorlage passt',
      bot: 'von einem Bot geschrieben',
      revert: 'ein Revert',
      draft: 'noch ein Entwurf; geprüft wird, sobald er bereit für das Review ist',
      'ignored-label': 'ein Label ist gesetzt, das die Konfiguration ausnimmt',
      'ignored-author': 'die Konfiguration nimmt dieses Konto aus',
      'ignored-title': 'die Konfiguration nimmt diesen Titel aus',
      'skip-label': 'das Label ist gesetzt, das von diesen Konventionen befreit',
    },
  },
  labels: {
    incomplete: 'In der Beschreibung wird beim Lesen etwas fehlen; ein Kommentar sagt, was',
    skip: 'Von den Schreibkonventionen ausgenommen',
    decision_draft: 'Eine Entscheidung, an der noch geschrieben wird',
    decision_proposed: 'Eine Entscheidung, vollständig genug, um darüber zu sprechen',
    decision_final_call: 'Eine Entscheidung, deren Frist binnen eines Arbeitstags endet',
    decision_blocked: 'Eine Entscheidung, in der ein Bedenken oder ein Einhalt offen ist',
    decision_stalled: 'Eine Entscheidung, der noch ein Ja fehlt',
    decision_accepted: 'Eine getroffene Entscheidung, mit einer Person, die für sie einsteht',
    decision_rejected: 'Eine Entscheidung, die abgelehnt wurde',
    decision_postponed: 'Eine Entscheidung, die auf einen Tag verschoben ist',
    decision_withdrawn: 'Eine Entscheidung, die zurückgezogen wurde',
    decision_superseded: 'Eine Entscheidung, an deren Stelle eine spätere tritt',
    rollup: 'Die Woche auf einer Seite',
    no_nag: 'Daran wird niemand erinnert',
  },
  contract: {
    heading: 'Was Issues und Pull Requests enthalten müssen',
    intro:
      'Die Beschreibung eines Issues oder Pull Requests wird nach der Vorlage gelesen, die dafür gilt. Ein Abschnitt ist eine Überschrift mit einer Antwort darunter. Was empfohlen oder hilfreich ist, blockiert nie.',
    mode: {
      observe: 'Vorerst wird nirgends etwas dazu geschrieben.',
      advise: 'Was fehlt, steht in einem einzigen Kommentar, und nichts wird blockiert.',
      enforce:
        'Was fehlt, steht in einem einzigen Kommentar, und ein Pull Request, dem etwas Nötiges fehlt, besteht seinen Check nicht.',
    },
    managed:
      'Diese Zeilen schreibt `async-conventions agents-md --write` aus der Konfiguration dieses Repositorys. Geändert wird dort, nicht hier.',
    noTemplates: 'Keine Vorlage ist eingeschaltet, also wird nichts verlangt.',
    moreTemplates: (count) => `Und noch ${countOf(count, 'eine Vorlage', 'Vorlagen')}, hier weggelassen.`,
    moreAsks: (count) => `Und noch ${countOf(count, 'ein Punkt', 'Punkte')}, hier weggelassen.`,
    more: (count) => `… (noch ${countOf(count, 'ein Name', 'Namen')})`,
    levels: { require: 'nötig', warn: 'empfohlen', info: 'hilfreich' },
    anyOf: (items) => anyOf(items),
    applies: {
      kinds: { issue: 'Issues', pull_request: 'Pull Requests', any: 'Issues und Pull Requests' },
      named: (kind, names) => `Für ${kind} ${names}.`,
      labels: (labels) => `mit dem Label ${labels}`,
      types: (types) => `vom Typ ${types}`,
      forms: (files) => `auf Grundlage von ${files}`,
      title: (patterns) => `mit einem Titel nach dem Muster ${patterns}`,
      rest: 'ohne andere passende Vorlage',
      only: (limits) => `Nur ${limits.join('; ')}.`,
      drafts: 'Entwürfe',
      noDrafts: 'was kein Entwurf ist',
      base: (branches) => `mit dem Ziel ${branches}`,
      paths: (paths) => `wo sich eine Datei in ${paths} ändert`,
      association: (names) => `von Konten, die GitHub als ${names} führt`,
      byName: (option) => `Nur wo diese Vorlage mit ${option} eigens gewählt wird.`,
    },
    asks: {
      min_words: (count) => `mindestens ${countOf(count, 'ein Wort', 'Wörter')}`,
      min_items: (count) => `mindestens ${countOf(count, 'ein Punkt', 'Punkte')}, einer pro Zeile`,
      needs: {
        list: 'eine Liste',
        link: 'ein Link',
        date: 'ein Datum, zum Beispiel 2027-03-12',
        person: 'der GitHub-Name einer Person',
        checklist: 'Kästchen zum Abhaken',
        code: 'ein Codeblock zwischen Backticks',
        image: 'ein Bild',
      },
      linkOf: (kinds) => `ein Link der Art ${kinds}`,
      one_of: (answers) => `eine dieser Antworten: ${answers}`,
      checked: { all: 'jedes Kästchen abgehakt', some: 'mindestens ein Kästchen abgehakt' },
      pattern: (pattern) => `Text, der zu ${pattern} passt`,
      forbid: (patterns) => `nichts, was zu ${patterns} passt`,
      none: '"Keine" ist eine Antwort',
      outcome: 'kann warten, bis die Entscheidung getroffen ist',
    },
    item: {
      title: 'Der Titel',
      ownWords: (count) => `eigene Worte, mindestens ${countOf(count, 'ein Zeichen', 'Zeichen')}`,
      max_length: (count) => `höchstens ${countOf(count, 'ein Zeichen', 'Zeichen')}`,
      order: 'Die Reihenfolge',
      inOrder: 'die Abschnitte stehen so wie hier aufgezählt',
      linked_issue: 'Ein verknüpftes Issue',
      names: 'die Beschreibung nennt das Issue, zu dem sie gehört',
      closes: 'die Beschreibung schließt ein Issue, mit "Closes" vor dessen Nummer',
      brief: 'dieses Issue erfüllt seine eigene Vorlage',
      decision: 'dieses Issue ist eine Entscheidung, die angenommen wurde',
      max_mentions: 'Erwähnungen',
      atMost: (count) => `höchstens ${count === 1 ? 'eine' : numberOf(count)}`,
    },
    before: {
      heading: 'Vor dem Absenden',
      lead: 'Den Text prüfen, in einer Datei oder über die Standardeingabe (`-`), mit dem Titel und den Labels, die er haben wird:',
      call: 'npx --no async-conventions check body.md --kind pull_request --title "…" --label "…"',
      codes: [
        'Der Befehl endet mit 0, wenn nichts Nötiges fehlt, und auch, wenn keine Vorlage passt.',
        'Er endet mit 1, wenn etwas Nötiges fehlt, und sagt zu jedem Punkt, was zu tun ist.',
        'Er endet mit 2, wenn der Aufruf oder die Konfiguration nicht stimmt.',
      ],
      kinds: 'Für ein Issue heißt es `--kind issue`. `--format json` gibt dasselbe für Programme aus.',
      after: (block) =>
        `Nach dem Absenden enthält die letzte Zeile des Kommentars von async-conventions das Urteil als verborgenes JSON, ${block}. Die Beschreibung bearbeiten, bis \`outcome\` den Wert \`pass\` hat; der Kommentar aktualisiert sich von selbst.`,
    },
    refused: {
      noEnd: (line, end) =>
        `Der verwaltete Block, der in Zeile ${line} beginnt, hat kein Ende. Darunter eine Zeile ${end} setzen.`,
      noBegin: (line) =>
        `Zeile ${line} beendet einen verwalteten Block, der darüber nicht beginnt. Diese Zeile entfernen oder die erste Zeile des Blocks zurückholen.`,
      several: (lines) =>
        `Es gibt mehr als einen verwalteten Block (die Marken stehen in den Zeilen ${listOf(lines)}). Nur einen behalten.`,
    },
  },
  problems: {
    /** What may stand at a place, in the nominative and the singular, to follow "erwartet wird". */
    expected: {
      mapping: 'eine Zuordnung von Schlüsseln zu Werten',
      text: 'Text',
      texts: 'Text oder eine Liste von Texten',
      list: 'eine Liste von Texten',
      boolean: '`true` oder `false`',
      templates: 'eine Zuordnung von Vorlagennamen zu Vorlagen',
      template: 'eine Zuordnung mit `match` und `sections`, oder `{}` für eine eingebaute Vorlage, wie sie ist',
      sections: 'eine Liste von Abschnitten oder eine Zuordnung mit `from`',
      section: 'eine Überschrift oder eine Zuordnung mit `heading`',
      count: 'eine ganze Zahl ab 1',
      pattern: 'ein Muster als Text',
      patterns: 'ein Muster als Text oder eine Liste von Mustern',
      needs: 'mindestens eines von `list`, `link`, `date`, `person`, `checklist`, `code`, `image`',
      linkKinds: 'eine Linkart, eine Liste von Linkarten oder eine Zuordnung mit `kind` und `level`',
      checked: '`all` oder `some`',
      grace: 'eine Dauer wie `10m`, `4h` oder `2w`',
      duration: 'eine Dauer wie `10m`, `4h`, `4wh`, `3wd` oder `2w`',
      date: 'ein Datum wie `2027-01-11`',
      dates: 'ein Tag oder eine Spanne von Tagen wie `2026-12-24..2027-01-01`',
      daysOff: 'eine Angabe von Tagen wie `2026-12-24..2027-01-01` oder eine Liste davon',
      absence: 'eine Angabe von Tagen wie `2026-03-16..18` oder eine Zuordnung mit `dates` und `cover`',
      absences:
        'eine Angabe von Tagen wie `2026-03-16..18`, eine Zuordnung mit `dates` und `cover` oder eine Liste davon',
      time: 'eine Uhrzeit wie `"09:00"`',
      hours: 'eine Zeitspanne wie `"09:00-17:00"`',
      days: 'ein Tag wie `mon` oder eine Liste von Tagen',
      country: 'ein Land mit seinen zwei Buchstaben, wie `JP`, oder ein Teil davon, wie `DE-BY`',
      repository: 'ein Repository in der Form `OWNER/REPO`',
      folder: 'ein Ordner des Repositorys, etwa `docs/decisions`',
      asked: 'ein Login wie `ana` oder ein Team wie `octo/platform`',
      rule: '`true` oder eine Zuordnung dessen, was verlangt wird',
      channel: 'die Kennung eines Kanals von Slack wie `C0123456789`',
      category: 'eine Kategorie von Diskussionen mit dem Namen in ihrer Adresse wie `general`',
      rollupSections:
        'eines oder mehrere von `needs-you`, `projects`, `blockers`, `decisions`, `shipped`, `ahead`, `how-we-worked`',
      url: 'eine Adresse, die mit `https://` beginnt',
    },
    found: {
      nothing: 'nichts',
      list: 'eine Liste',
      mapping: 'eine Zuordnung',
      value: (value) => `\`${value}\``,
    },
    oneOf: (values) => `${values.length > 1 ? 'eines von ' : ''}${codeList(values)}`,
    didYouMean: (name) => `Ist \`${name}\` gemeint?`,
    quoteIt: (value) => `In Anführungszeichen setzen: \`"${value}"\`.`,

    tooLarge: (kilobytes) => `Diese Datei ist ${kilobytes} KB groß; gelesen werden höchstens 256 KB.`,
    empty: 'Diese Datei ist leer. Eine erste Zeile, die funktioniert, ist `version: 1`.',
    notText: 'Hier steht ein Zeichen, das sich nicht tippen lässt. Die Datei muss reiner Text in UTF-8 sein.',
    tab: 'Mit Tabulatoren lässt sich YAML nicht einrücken. Leerzeichen verwenden.',
    syntax: (reason) => `Das ist kein gültiges YAML: ${reason}.`,
    unclosed:
      'eine Klammer oder ein Anführungszeichen weiter oben ist nicht geschlossen, oder diese Zeile ist nicht weit genug eingerückt',
    indentation:
      'diese Zeile passt nicht zur Einrückung darüber, oder ein Text mit Sonderzeichen braucht Anführungszeichen',
    tag: 'Tags, also Wörter mit einem Ausrufezeichen am Anfang, gehören nicht zur Sprache',
    severalDocuments: 'Hier beginnt ein zweites YAML-Dokument. Die Datei darf nur eines enthalten.',
    tooDeep: 'Das ist zu tief verschachtelt, um gelesen zu werden.',
    tooManyAliases: 'Die Aliasse dieser Datei stehen für mehr als 200.000 Knoten. Ausschreiben, was gebraucht wird.',
    recursiveAlias: (name) => `Der Alias \`*${name}\` steht in dem, was er benennt.`,
    unknownAlias: (name) => `Der Alias \`*${name}\` benennt nichts, was vor ihm steht.`,
    duplicateKey: (key) => `Der Schlüssel \`${key}\` steht hier zweimal. Nur einen behalten.`,
    reservedKey: (key) => `\`${key}\` kann kein Schlüssel sein.`,
    complexKey: 'Ein Schlüssel muss Text sein, keine Liste, keine Zuordnung und kein Alias.',
    notMapping: (found) =>
      `Die Datei muss eine Zuordnung sein, die mit \`version: 1\` beginnt; gefunden wurde ${found}.`,
    tooManyProblems: (more) => `Und noch ${countOf(more, 'ein Problem', 'Probleme')}.`,

    wrongValue: (path, expected, found) => `\`${path}\`: erwartet wird ${expected}, gefunden wurde ${found}.`,
    unknownKey: (key, parent) =>
      parent === '' ? `Unbekannter Schlüssel \`${key}\`.` : `Unbekannter Schlüssel \`${key}\` in \`${parent}\`.`,
    knownKeys: (keys) => `Hier bekannt: ${codeList(keys)}.`,
    belongsUnder: (parent) => `Er gehört unter \`${parent}\`.`,
    missingVersion: '`version` fehlt. Die Datei mit `version: 1` beginnen.',
    missingKey: (key, parent) => `In \`${parent}\` fehlt \`${key}\`.`,
    wrongVersion: (found) => `\`version\`: erwartet wird \`1\`, gefunden wurde ${found}. Diese App liest Version 1.`,
    newerVersion: (found, current) =>
      `\`version: ${found}\`: Diese Datei ist für eine neuere Version der App geschrieben. Die App aktualisieren oder \`version: ${current}\` setzen.`,
    olderVersion: (found, oldest, current) =>
      `\`version: ${found}\` wird nicht mehr gelesen; diese App liest ${oldest === current ? `Version ${current}` : `die Versionen ${oldest} bis ${current}`}. Was stattdessen zu schreiben ist, steht in \`CHANGELOG.md\` der App.`,
    blank: (path) => `\`${path}\`: erwartet wird Text, gefunden wurden nur Leerzeichen.`,
    emptyList: (path) => `\`${path}\`: erwartet wird mindestens ein Eintrag, gefunden wurde eine leere Liste.`,
    tooLong: (path, most, found) => `\`${path}\` ist ${found} Zeichen lang; erlaubt sind höchstens ${most}.`,
    tooMany: (path, most, found) => `\`${path}\` zählt ${found} auf; erlaubt sind höchstens ${most}.`,
    tooManyTemplates: (most, found) => `Das sind ${found} Vorlagen; erlaubt sind höchstens ${most}.`,
    tooManySections: (most, found) => `Das sind insgesamt ${found} Abschnitte; erlaubt sind höchstens ${most}.`,
    countRange: (path, most, found) =>
      `\`${path}\`: erwartet wird eine ganze Zahl von 1 bis ${most}, gefunden wurde ${found}.`,
    workingTime: (path) =>
      `\`${path}\` zählt nach der Uhr: Minuten, Stunden, Tage oder Wochen verwenden (\`10m\`, \`4h\`, \`2d\`, \`2w\`), nicht \`wh\` oder \`wd\`.`,
    windowLength: (path, found) =>
      `\`${path}\`: eine Frist ist länger als nichts und höchstens ein Jahr lang (\`52w\`), gefunden wurde ${found}.`,
    longGrace: (path) => `\`${path}\`: höchstens vier Wochen (\`4w\`).`,
    noSuchDay: (path, day) => `\`${path}\`: den Tag \`${day}\` gibt es nicht.`,
    reversedDays: (path, days) => `\`${path}\`: \`${days}\` endet, bevor es beginnt.`,
    longAbsence: (path) => `\`${path}\`: höchstens ein Jahr am Stück.`,
    patternSyntax: (path, reason) => `\`${path}\` ist kein Muster in RE2-Syntax: ${reason}.`,
    patternLookAround: (path) =>
      `\`${path}\` blickt voraus oder zurück, was RE2-Muster nicht können: \`(?=\`, \`(?!\`, \`(?<=\` und \`(?<!\` gibt es dort nicht.`,
    patternSize: (path) =>
      `\`${path}\` ist zu aufwendig zu prüfen. Kleinere Zahlen in \`{…}\` und weniger Klassen wie \`\\p{L}\` verwenden.`,
    tooManyPatterns: (most) => `Das ist ein Muster mehr als die ${most}, die eine Konfiguration haben darf.`,
    tooManyOptions: (most) =>
      `Mit dieser Liste hat die Konfiguration mehr als die ${most} Antworten in \`one_of\`, die sie haben darf.`,
    tooManyShapes: (most, found) =>
      `Die Arten unter \`links.kinds\` haben zusammen ${found} Formen; höchstens ${most} sind erlaubt.`,
    templateName: (most) => `Der Name einer Vorlage ist eine Zeile mit 1 bis ${most} Zeichen.`,
    noSections: (template, builtin) =>
      `Die Vorlage \`${template}\` hat keine Abschnitte. Sie unter \`sections\` aufzählen oder den Namen einer eingebauten Vorlage verwenden: ${codeList(builtin)}.`,
    emptyMatch: (path) =>
      `\`${path}\` ist leer. Angeben, was dazugehört, zum Beispiel \`labels: [task]\`; ganz weglassen bei einer Vorlage, die nur über ihren Namen gewählt wird.`,
    sameLabel: (path, other, label) =>
      `\`${path}\` und \`${other}\` heißen beide \`${label}\`. Jedes braucht einen eigenen Namen.`,
    sameMatch: (template, other) =>
      `\`${template}\` hat dasselbe \`match\` wie \`${other}\` weiter oben, also würde \`${template}\` nie gewählt.`,
    organisationOnly: (key) =>
      `\`${key}\` gehört in die Datei der Organisation, \`.github/async.yml\` in ihrem Repository \`.github\`. Hier entfernen.`,
    wrongZone: (path, zone) =>
      `\`${path}\`: erwartet wird eine Zeitzone der IANA-Datenbank, zum Beispiel \`Europe/Lisbon\`, gefunden wurde \`${zone}\`.`,
    wrongLogin: (login) =>
      `\`${login}\` kann kein GitHub-Name sein. So schreiben, wie er in der Adresse eines Profils steht.`,
    linkKindName: (most) => `Der Name einer Linkart hat 1 bis ${most} Zeichen.`,
    linkShape: (path, shape) =>
      `\`${path}\`: erwartet wird ein Host mit einem Pfad, zum Beispiel \`videos.example.com/watch/*\`, ohne \`https://\` und ohne Port, gefunden wurde \`${shape}\`.`,
    linkStars: (path, shape) =>
      `\`${path}\`: \`${shape}\` hat zu viele Sterne: höchstens dreimal \`**\`, jeweils als ganzer Teil des Pfads, und viermal \`*\` in einem Teil.`,
    trackerPrefix: (path, prefix) =>
      `\`${path}\`: erwartet wird, was in einem Ticketkürzel vor dem Bindestrich steht, zum Beispiel \`ABC\` bei \`ABC-12\`, gefunden wurde \`${prefix}\`.`,
    unknownLinkKind: (path, kind, known) =>
      `\`${path}\`: \`${kind}\` ist keine Linkart. Bekannt: ${codeList(known)}. Weitere lassen sich unter \`links.kinds\` benennen.`,
    unknownLock: (path, locked) =>
      `\`${path}\`: \`${locked}\` ist kein Pfad einer Konfiguration. Schlüssel mit Punkten dazwischen schreiben, zum Beispiel \`mode\` oder \`templates.brief.sections\`.`,
    neverLocked: (path, locked) =>
      `\`${path}\`: \`${locked}\` lässt sich nicht festlegen. Dort steht, welche Dateien gelten, nicht, was sie verlangen.`,
    loosened: (path, place, before, after) =>
      `\`${path}\` ist von der Organisation festgelegt (\`${place}\`): strenger darf es hier werden, lockerer nicht. Dort: \`${before}\`; hier: \`${after}\`.`,
    fromMissing: (path, file) =>
      `\`${path}\`: \`${file}\` ist nicht da oder enthält weder Felder noch Überschriften. Gelesen werden Issue-Formulare und Vorlagen in \`.github/ISSUE_TEMPLATE/\` sowie \`.github/pull_request_template.md\`.`,
    extendsShared:
      '`extends` hat in der Datei der Organisation keinen Platz, denn sie liegt unter allen anderen. Hier entfernen oder in die Datei eines Repositorys setzen.',
    extendsElsewhere: (name) =>
      `\`extends\`: \`${name}\` hat einen anderen Inhaber. Aufbauen lässt sich nur auf Repositorys desselben Inhabers.`,
    extendsLoop: (names) => `\`extends\` dreht sich im Kreis: ${names.map((name) => `\`${name}\``).join(' → ')}.`,
    extendsTooLong: (most) => `\`extends\`: höchstens ${most} Dateien können aufeinander aufbauen.`,
    extendsBroken: (place) => `\`extends\` führt zu einer Datei mit Problemen, das erste bei \`${place}\`.`,
    extendsMissing: (name) =>
      `\`extends\`: \`${name}\` hat keine \`.github/async.yml\`, auf der dieses Repository aufbauen darf. Entweder gibt es sie nicht, oder die App ist dort nicht installiert, oder jenes Repository ist privat und dieses öffentlich.`,
  },
  forms: {
    header:
      'Geschrieben von `async-conventions forms --write` aus .github/async.yml. Dort ändern, dann den Befehl noch einmal ausführen.',
    intro: 'Jemand wird das lesen, während du nicht da bist. Unter jeder Überschrift genügen ein, zwei Zeilen.',
    shortName: (name) => `Formular ${name}`,
    names: {
      status: 'Status',
      brief: 'Aufgabe',
      decision: 'Entscheidung',
      message: 'Nachricht',
      change: 'Änderung',
      bug: 'Fehlerbericht',
      spec: 'Spezifikation',
    },
    descriptions: {
      status: 'Wie es um eine Arbeit steht',
      brief: 'Eine Arbeit, die jemand ohne Rückfrage übernehmen könnte',
      decision: 'Eine Wahl, die schriftlich getroffen wird',
      message: 'Etwas, das andere wissen sollten, und bis wann',
      change: 'Eine Änderung und warum es sie gibt',
      bug: 'Etwas tut nicht, was es soll',
      spec: 'Was gebaut wird und was nicht',
    },
    description: (headings, more) =>
      more === 0
        ? `Gefragt wird nach ${listOf(headings)}`
        : `Gefragt wird nach ${headings.join(', ')} und ${countOf(more, 'einem weiteren Punkt', 'weiteren Punkten')}`,
    hints: {
      list: 'Eine Liste, ein Punkt pro Zeile.',
      link: 'Ein Link.',
      linkOf: (kinds) => `Ein Link auf ${nounsOfLinks(kinds, 'accusative')}.`,
      date: 'Ein Datum, zum Beispiel 2027-03-12.',
      person: 'Der GitHub-Name einer Person.',
      checklist: 'Eine Checkliste, mit Zeilen wie: - [ ] öffnet sich auf dem Handy',
      code: 'Ein Befehl, ein Log oder anderer Code.',
      image: 'Ein Bild, in das Textfeld gezogen.',
      words: (count) => `${capitalise(countOf(count, 'ein Wort', 'Wörter'))} oder mehr.`,
      items: (count) => `${capitalise(countOf(count, 'ein Punkt', 'Punkte'))} oder mehr, einer pro Zeile.`,
      oneOf: (choices) => `Eine Antwort von diesen: ${choices.join(', ')}.`,
      none: 'Wo es nichts gibt, genügt "Keine".',
      outcome: 'Wird zuletzt ausgefüllt, wenn entschieden ist.',
    },
    examples: {
      list: '- erster Punkt\n- zweiter Punkt',
      link: 'https://…',
      date: '2027-03-12',
      person: 'ana',
      checklist: '- [ ] öffnet sich auf dem Handy',
    },
    optional: '(optional)',
    proposal: {
      opening: (count) =>
        count === 0
          ? 'Vorgeschlagen von `async-conventions init`, das hier keine Vorlage als Anhalt fand. Diese hier sind eingebaut.'
          : `Vorgeschlagen von \`async-conventions init\` nach ${countOf(count, 'der Vorlage, die es', 'Vorlagen, die es')} hier fand.`,
      mode: 'Schreibt nichts und sagt im Log, was zu tun wäre. `advise` schreibt den Kommentar.',
      sectionsFrom:
        '`sections: { from: … }` nimmt die Abschnitte aus der genannten Datei: was sie verlangt, wird auch hier verlangt.',
      written: (path) => `Aus ${path}, was die App nicht liest; beide gleich halten.`,
      nothingRequired: 'Nichts darin ist Pflicht, also wird nichts verlangt.',
      byName:
        'Nichts verrät, welche Pull Requests darin geschrieben sind. Mit einem `match`, etwa nach Labels oder Pfaden, wird diese Vorlage verwendet.',
      pulls: 'Jeder Pull Request.',
      issues: 'Jedes Issue.',
      noHeadings: (path) => `${path} hat keine Überschriften, also gibt es nichts zu suchen.`,
      unreadable: (path) => `${path} lässt sich nicht als Formular lesen.`,
      unused: (path) => `${path} wird von GitHub nicht angeboten, weil daneben neuere Vorlagen stehen.`,
      builtin: {
        brief: 'Issues mit dem Label `task` oder `brief` oder mit einem Titel wie "Task:" oder "Brief:".',
        decision: 'Issues mit dem Label `decision` oder mit einem Titel wie "Decision:" oder "RFC:".',
        change: 'Jeder Pull Request.',
      },
    },
  },
  rollup: {
    title: (week, year, first, last) => `Woche ${week} von ${year}: ${first} bis ${last}`,
    bottomLine: {
      sentence: (clauses) => (clauses.length === 0 ? 'Nichts wartet auf jemanden.' : `${capitalise(listOf(clauses))}.`),
      worse: (count) =>
        `${countOf(count, 'ein Projekt', 'Projekte')} ${count === 1 ? 'steht' : 'stehen'} schlechter als eine Woche davor`,
      troubled: (count) =>
        `${countOf(count, 'ein Projekt', 'Projekte')} ${count === 1 ? 'ist' : 'sind'} nicht auf Kurs oder gefährdet`,
      waiting: (count) => `${countOf(count, 'eine Sache', 'Sachen')} ${count === 1 ? 'wartet' : 'warten'} auf jemanden`,
      closing: (count) =>
        `bei ${countOf(count, 'einer Entscheidung', 'Entscheidungen')} endet die Frist innerhalb von sieben Tagen`,
      stalled: (count) =>
        `${countOf(count, 'eine Entscheidung', 'Entscheidungen')} ${count === 1 ? 'steckt' : 'stecken'} fest`,
      compared: (clauses) => `Gegenüber der Woche davor: ${clauses.join(', ')}.`,
      more: {
        merged: (now, before) => `${difference(now, before)} gemergt (${now})`,
        opened: (now, before) => `${difference(now, before)} geöffnet (${now})`,
        closed: (now, before) => `${difference(now, before)} ohne Merge geschlossen (${now})`,
      },
      untold: (repositories, clauses) =>
        `In ${repositories === 1 ? 'einem weiteren Repository, aus dem' : `${numberOf(repositories)} weiteren Repositorys, aus denen`} hier sonst nichts erzählt wird: ${clauses.join(', ')}.`,
      counts: (clauses) => `${clauses.join(', ')}; von der Woche davor sind keine Zahlen zum Vergleich da.`,
    },
    totals: {
      merged: (count) => `${count} gemergt`,
      opened: (count) => `${count} geöffnet`,
      closed: (count) => `${count} ohne Merge geschlossen`,
    },
    people: (names, more) => (more === 0 ? listOf(names) : `${names.join(', ')} und ${more} weitere`),
    publishing: {
      late: (first, last, due, written) =>
        `Verspätet geschrieben, ${written} statt ${due}, über die Woche von ${first} bis ${last}.`,
      next: (link) => `Die Seite nach dieser ist ${link}.`,
      duplicate: (link) => `Diese Seite wurde zweimal geschrieben; es gilt ${link}.`,
    },
    folded: (count) => `${count} weitere`,
    foldedAndCut: (count, left) =>
      `${count} weitere; ${left} ${left === 1 ? 'fehlt' : 'fehlen'}, weil die Seite sonst zu lang würde`,
    cut: (count) =>
      count === 1
        ? 'Eine Zeile fehlt hier, weil die Seite sonst zu lang würde.'
        : `${count} Zeilen fehlen hier, weil die Seite sonst zu lang würde.`,
    closing: (repositories, zone, written) =>
      `${listOf(repositories)}, geschrieben ${written}. Alle Tage und Uhrzeiten sind die von ${zone}.`,
    unread: (names) =>
      `${listOf(names)} ${names.length === 1 ? 'ließ' : 'ließen'} sich nicht lesen und ${names.length === 1 ? 'fehlt' : 'fehlen'} in diesen Zahlen.`,
    gaps: {
      changes:
        'Es hat sich mehr geändert, als auf einmal gelesen wird; was am längsten zurückliegt, fehlt in diesen Zahlen.',
      reviews:
        'Es sind mehr Pull Requests offen, als auf einmal gelesen werden; einige, die auf ein Review warten, fehlen hier.',
      threads: 'Es gibt mehr Entscheidungen und verfolgte Einträge, als auf einmal gelesen werden; einige fehlen hier.',
    },
    slack: {
      more: (count) => `${count} weitere auf der Seite`,
      onThePage: (titles) => `Auf der Seite: ${titles.join(' · ')}`,
      decision: { 'final-call': 'Letzte Runde, die Frist endet innerhalb eines Arbeitstags', accepted: 'Angenommen' },
    },
    needsYou: {
      heading: 'Wer gebraucht wird',
      anybody: 'irgendwer',
      what: {
        review: 'Review von',
        approve: 'eine Antwort zu',
        accept: 'eine Entscheidung zu',
        'answer-objection': 'eine Antwort auf den Einwand in',
        'settle-concern': 'die offenen Bedenken in',
        'lift-hold': 'der Halt von',
        ask: 'wer gefragt wird in',
        unblock: 'ein Hindernis von',
        update: 'ein Statusbericht zu',
        question: 'eine Antwort auf eine Frage in',
      },
      due: (moment) => `bis ${moment}`,
      wasDue: (moment) => `war fällig ${moment}`,
      waits: (day, workingDays) =>
        workingDays === 0
          ? `seit ${day}`
          : `wartet seit ${countOf(workingDays, 'einem Arbeitstag', 'Arbeitstagen')} (${day})`,
    },
    projects: {
      heading: 'Projekte',
      health: {
        'on-track': 'auf Kurs',
        'at-risk': 'gefährdet',
        'off-track': 'nicht auf Kurs',
        unknown: 'Stand nicht gesagt',
      },
      changed: (health, before) => `${health}, vorher ${before}`,
      updated: (day) => `Stand ${day}`,
      never: 'noch kein Stand',
    },
    blockers: {
      heading: 'Hindernisse, das älteste zuerst',
      age: (workingDays, day) => `${capitalise(countOf(workingDays, 'ein Arbeitstag', 'Arbeitstage'))} (seit ${day})`,
      fresh: (day) => `Neu (seit ${day})`,
      unblockedBy: (names) => `ausräumen kann es ${names}`,
      nobody: 'niemand ist genannt, der es ausräumen kann',
    },
    decisions: {
      heading: 'Entscheidungen',
      closing: (moment) => `Frist endet ${moment}`,
      stalled: (day, workingDays) =>
        workingDays === 0
          ? `Wartet seit ${day}`
          : `Wartet seit ${countOf(workingDays, 'einem Arbeitstag', 'Arbeitstagen')} (${day})`,
      made: (state, day) => `Entschieden ${day}, ${state}`,
      states: { stalled: 'es fehlt ein Ja', blocked: 'sie ist angehalten' },
      concerns: (count) => (count === 1 ? 'ein Bedenken offen' : `${numberOf(count)} Bedenken offen`),
      silence: 'niemand hatte Bedenken',
    },
    shipped: {
      heading: 'Ausgeliefert',
      merged: (count, bots) =>
        `${capitalise(countOf(count, 'ein Pull Request', 'Pull Requests'))} gemergt${bots === 0 ? '' : bots === 1 ? ', davon einer von einem Bot' : `, davon ${numberOf(bots)} von Bots`}.`,
      unlisted: (count) => `Davon ${count === 1 ? 'fehlt einer' : `fehlen ${numberOf(count)}`} in dieser Liste.`,
    },
    ahead: {
      heading: 'Die nächsten zwei Wochen',
      what: {
        closes: (day) => `${day}, Ende der Frist`,
        revisit: (day) => `${day}, kommt wieder zur Sprache`,
        due: (day) => `${day}, fällig`,
      },
    },
    work: {
      heading: 'Wie wir gearbeitet haben',
      labels: { opened: 'geöffnet', closed: 'geschlossen', merged: 'gemergt' },
      bars: (clauses) => `Die Balken: ${clauses.join(', ')}.`,
      barsAndLine: (clauses) => `Diese Woche (Balken) nach der Woche davor (Linie): ${clauses.join(', ')}.`,
      after: {
        opened: (now, before) => `${now} nach ${before} geöffnet`,
        closed: (now, before) => `${now} nach ${before} ohne Merge geschlossen`,
        merged: (now, before) => `${now} nach ${before} gemergt`,
      },
      complete: (first, all) => `Beim ersten Mal vollständig: ${first} von ${all} geöffneten Einträgen.`,
      answers: (hours, count) =>
        `Erste Antwort von jemand anderem: innerhalb von ${countOf(hours, 'einer Arbeitsstunde', 'Arbeitsstunden', '0 Arbeitsstunden')}${count === 1 ? ', bei einem Eintrag' : ` bei der Hälfte von ${count} Einträgen`}.`,
      inTime: (within, all) => `Innerhalb der Frist für Fragen beantwortet: ${within} von ${all}.`,
      unanswered: (count) => `Noch nicht beantwortet: ${count}.`,
      decided: (count, hours) =>
        `Getroffene Entscheidungen: ${count}${hours === null ? '' : `, ${count === 1 ? '' : 'die Hälfte '}innerhalb von ${countOf(hours, 'einer Arbeitsstunde', 'Arbeitsstunden', '0 Arbeitsstunden')} nach dem Vorschlag`}.`,
      states: (clauses) => `Entscheidungen nach Stand: ${clauses.join(', ')}.`,
      told: (all, reminders, outOfHours) =>
        `Benachrichtigungen durch diese App: ${all}, davon ${reminders} mit Namen; außerhalb der Arbeitszeit ${outOfHours}.`,
      blockers: (count, days) =>
        `Bestehende Hindernisse: ${count}, ${count === 1 ? '' : 'das älteste '}seit ${countOf(days, 'einem Arbeitstag', 'Arbeitstagen', '0 Arbeitstagen')}.`,
    },
  },
  decisions: {
    weekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
    states: {
      draft: 'ein Entwurf',
      proposed: 'offen für Antworten',
      'final-call': 'in ihrem letzten Arbeitstag',
      blocked: 'angehalten',
      stalled: 'noch ohne das nötige Ja',
      accepted: 'angenommen',
      rejected: 'abgelehnt',
      postponed: 'verschoben',
      withdrawn: 'zurückgezogen',
      superseded: 'ersetzt',
    },
    unproposed: 'vollständig und noch nicht vorgeschlagen',
    head: (state: string, door: string) => `**Diese Entscheidung ist ${state}** (${door}).`,
    doors: { 'two-way': 'umkehrbar', 'one-way': 'nicht umkehrbar' },
    proposed: (by: string, option: string) => `${by} schlägt vor: ${option}.`,
    proposedAsWritten: (by: string) => `${by} schlägt vor, was oben steht.`,
    closes: (when: string) => `Die Frist endet am ${when}.`,
    closesToo: (when: string, login: string) => `Für ${login} ist das ${when}.`,
    closesOnceFree: (when: string) =>
      `Die Frist endet am ${when} oder einen Arbeitstag nachdem geklärt ist, was die Entscheidung anhält; es gilt das Spätere.`,
    closed: (when: string) => `Die Frist endete am ${when}.`,
    extended: 'Sie ist länger als üblich, damit alle Gefragten eigene Arbeitsstunden darin haben.',
    capped: 'Weiter lässt sie sich nicht verlängern, obwohl nicht alle Gefragten ihre Stunden darin haben.',
    outcome: {
      accepted: (option: string) => `Entschieden: ${option}.`,
      acceptedAsWritten: 'Entschieden, wie es oben steht.',
      because: (why: string) => `Grund: ${why}.`,
      silence: (when: string) => `Von den Gefragten hatte am Ende der Frist niemand Bedenken; angenommen seit ${when}.`,
      command: (by: string, when: string) => `${by} hat das am ${when} gesagt.`,
      closing: (by: string, when: string) => `${by} hat sie am ${when} als erledigt geschlossen.`,
      label: (by: string, when: string) => `${by} hat am ${when} das Label gesetzt.`,
      announced: (when: string) => `Bekannt gegeben wurde das hier am ${when}.`,
      supersededBy: (number: number) => `An ihre Stelle tritt #${number}.`,
    },
    asked: {
      heading: 'Gefragt sind, mit der eigenen Arbeitszeit, die sie bisher hatten:',
      headingClosed: 'Gefragt waren:',
      hours: (had: number, needed: number) => `${had} von ${needed} Arbeitsstunden, noch keine Antwort`,
      approves: 'stimmt zu',
      beforeEdit: 'hat einer früheren Fassung zugestimmt',
      beforeEditAgain: 'hat einer früheren Fassung zugestimmt und ist noch einmal gefragt',
      excused: 'die ganze Zeit abwesend, daher wird nicht gewartet',
      mayObject: (when: string) => `Einspruch möglich bis ${when}`,
      cover: (login: string) => `Vertretung: ${login}`,
      noAnswer: 'keine Antwort',
      also: (list: string) =>
        `Von der Person, die das Issue geschrieben hat, neben den anderen gefragt: ${list}. Auf sie wird gewartet, und sie können Bedenken äußern; über die Annahme entscheidet, was die anderen sagen.`,
      holidays: {
        'unknown-country': (country: string) =>
          `Für ${country} sind keine Feiertage bekannt, daher zählen für alle, die dort arbeiten, keine.`,
        'unknown-part': (country: string) => `Für ${country} sind nur die Feiertage des ganzen Landes bekannt.`,
        'too-many': (country: string) =>
          `Feiertage von ${country} zählen nicht: unter \`people\` stehen mehr Länder, als nachgesehen werden.`,
      },
      strangers: (logins: readonly string[], more: number) =>
        `${listOf(more > 0 ? [...logins, `${more} weitere`] : logins)} ${logins.length + more === 1 ? 'ist kein Konto' : 'sind keine Konten'} auf GitHub, ${logins.length + more === 1 ? 'das' : 'die'} dieses Repository lesen ${logins.length + more === 1 ? 'kann' : 'können'}. Darauf wird nicht gewartet, und das Schweigen zählt nicht. \`/ask\` mit dem richtigen Namen fragt jemanden.`,
      others: (list: string) => `Zugestimmt haben auch ${list}.`,
      more: (count: number) => `Und ${count} weitere.`,
    },
    concerns: {
      heading: 'Bedenken:',
      open: (number: number, title: string, by: string) => `Bedenken ${number} von ${by}, offen: ${title}`,
      resolved: (number: number, title: string, by: string, resolver: string) =>
        `Bedenken ${number} von ${by}, ausgeräumt von ${resolver}: ${title}`,
      link: 'wo',
      raised: 'geäußert',
      settled: 'ausgeräumt',
      hold: (by: string) => `Angehalten von ${by}.`,
      holdBecause: (by: string, why: string) => `Angehalten von ${by}: ${why}.`,
      takenAway: (title: string) =>
        `Das Bedenken ${title} wurde gelöscht, und nicht von der Person, die es hatte. Wer entscheidet, kann mit \`/unhold\` fortfahren.`,
      objection: (by: string, why: string) => `${by} hat nach der Annahme Einspruch erhoben: ${why}`,
      answered: 'beantwortet',
      more: (count: number) => `Und ${count} weitere.`,
    },
    next: {
      label: 'Als Nächstes:',
      sections:
        'die unten genannten Abschnitte ausfüllen. `/propose`, davor oder danach gesagt, öffnet sie für Antworten.',
      propose: '`/propose` öffnet sie für Antworten. Bis dahin läuft keine Frist.',
      ask: 'jemand sagt mit `/ask` und Namen, wer gefragt ist. Wo niemand gefragt ist, ist Schweigen keine Zustimmung.',
      backing:
        'jemand mit Schreibrecht sagt mit `/ask` und Namen, wer gefragt ist. Bisher hat nur die Person, die das Issue geschrieben hat, Namen genannt; sie hat kein Schreibrecht, und das Schweigen so Gefragter ist keine Zustimmung.',
      unreadable: {
        role: 'GitHub hat nicht gesagt, was jemand hier darf. Bis dahin wird nichts angenommen; es wird von selbst wieder gefragt.',
        person:
          'GitHub hat nicht gesagt, ob eine der gefragten Personen dieses Repository lesen kann. Bis dahin wird nichts angenommen; es wird von selbst wieder gefragt.',
        team: 'ein gefragtes Team lässt sich nicht lesen, daher wird nichts angenommen. Entweder darf die App Mitglieder der Organisation lesen, oder wo das Team genannt ist, stehen stattdessen seine Mitglieder.',
        time: 'die Arbeitszeit einer Person lässt sich nicht berechnen, daher endet nichts von selbst. Unter `people` steht, wann sie arbeitet, und ein Issue, das `people.issue` nennt, muss die App lesen können.',
        thread:
          'der Verlauf ist zu lang, um ganz gelesen zu werden, daher wird nichts von selbst angenommen. Wer entscheidet, kann das Issue als erledigt schließen.',
      },
      window:
        'ist am Ende der Frist kein Bedenken offen, ist sie angenommen. `/concern` mit einem Titel hält das auf, `/approve` sagt Ja.',
      windowAway:
        'alle Gefragten sind bis zum Ende der Frist abwesend, daher zählt ihr Schweigen nicht. Wer entscheidet, kann dann `/accept` sagen.',
      windowOneWay:
        'alle Gefragten sind bis zum Ende der Frist abwesend. Danach fehlt noch ihr Ja: Schweigen zählt hier nicht.',
      concerns: (numbers: readonly number[]) =>
        `${numbers.length === 1 ? `Bedenken ${numbers[0]} wird` : `die Bedenken ${listOf(numbers.map(String))} werden`} besprochen; wer es hatte oder wer entscheidet, schließt es mit \`/resolve\` und der Nummer ab.`,
      hold: 'jemand mit Schreibrecht hebt das mit `/unhold` auf.',
      holdTaken: 'wer entscheidet, lässt sie mit `/unhold` weitergehen.',
      approvals: (people: string) =>
        `eine Antwort von ${people}: \`/approve\`, oder \`/concern\` mit einem Titel. Schweigen zählt hier nicht.`,
      accept: (by: string) => `${by} entscheidet mit \`/accept\` und sagt, warum.`,
      acceptAnybody: 'jemand mit Schreibrecht entscheidet mit `/accept` und sagt, warum.',
      answer: (by: string) => `${by} beantwortet den Einspruch schriftlich.`,
      answerAnybody: 'wer entschieden hat, beantwortet den Einspruch schriftlich.',
      revisit: (when: string) => `sie kommt am ${when} wieder; \`/propose\` öffnet sie neu.`,
      due: '`/propose` öffnet sie neu: Der Tag, auf den sie verschoben war, ist da.',
      object: 'wer nicht rechtzeitig antworten konnte, kann noch `/object` sagen und warum.',
    },
    refused: {
      heading: 'Nicht ausgeführt:',
      line: (what: string, by: string, why: string) => `${what} von ${by}: ${why}`,
      more: (count: number) => `Und ${count} weitere.`,
      comment: 'Ein Kommentar',
      closing: 'Das Schließen als erledigt',
      unknown: (usage: string) =>
        `diesen Befehl gibt es nicht, daher wurde er nicht gehört. Gemeint ist vielleicht ${usage}.`,
      argument: (usage: string) => `die Form ist ${usage}.`,
      away: {
        form: (example: string) =>
          `die Tage wurden nicht verstanden. Die Form ist ${example}; \`/away back\` nimmt sie zurück.`,
        'no-such-day': (example: string) =>
          `diesen Tag gibt es im Kalender nicht. Tage beginnen mit dem Jahr, etwa ${example}.`,
        reversed: (example: string) => `der letzte Tag liegt vor dem ersten. Der erste steht vorn, etwa ${example}.`,
        'too-long': (example: string) =>
          `das ist mehr als ein Jahr. Verstanden wird, was in eines passt, etwa ${example}.`,
        cover: (example: string) => `hinter \`cover\` steht der GitHub-Name einer Person, etwa ${example}.`,
      },
      hours: {
        form: (example: string) =>
          `das wurde nicht verstanden. Stunden, Zeitzone und Tage, die auch fehlen dürfen, schreiben sich ${example}; \`/hours usual\` nimmt sie zurück.`,
        hours: (example: string) => `Stunden sind zwei Uhrzeiten eines Tages, die frühere zuerst, etwa ${example}.`,
        zone: (example: string, zone: string, near: string | null) =>
          `eine Zeitzone ${zone} gibt es nicht.${near === null ? '' : ` Gemeint ist vielleicht ${near}.`} Sie heißen nach einer Stadt, etwa ${example}.`,
      },
      edited:
        'diesen Kommentar hat zuletzt jemand anderes bearbeitet, daher zählt er nicht mehr als Wort der Person, die ihn schrieb. In einem neuen Kommentar zählt es.',
      tooMany: 'er enthält mehr Befehle, als gelesen werden; die übrigen zählen in einem eigenen Kommentar.',
      who: {
        'author-or-write': 'das können die Person, die das Issue geschrieben hat, und alle mit Schreibrecht.',
        'asked-or-triage': 'das können die Gefragten und alle mit Triage-Recht.',
        'concern-author-or-decider': 'das können die Person, die das Bedenken hatte, und wer entscheidet.',
        write: 'dafür braucht es Schreibrecht.',
        decider: 'das kann, wer entscheidet.',
      },
      decider: (owner: string) => `darüber entscheidet ${owner}.`,
      state: (state: string) => `die Entscheidung war da ${state}.`,
      sections: 'da fehlten noch Abschnitte der Beschreibung.',
      sectionsToPropose: 'in der Beschreibung fehlen Abschnitte. Sobald sie ausgefüllt sind, zählt es.',
      nothingProposed: 'da war noch nichts vorgeschlagen; `/propose` öffnet die Entscheidung für Antworten.',
      noOption: 'es nennt keine Option, und der Abschnitt Decision ist leer. Sobald eines davon da ist, zählt es.',
      openConcerns: (count: number) => `${count === 1 ? 'ein Bedenken war' : `${count} Bedenken waren`} offen.`,
      held: 'sie war angehalten.',
      windowOpen: (until: string) => `noch haben nicht alle Gefragten geantwortet; sie haben Zeit bis ${until}.`,
      nobodyAsked:
        'noch ist niemand gefragt, dessen Antwort zählt; bis dahin braucht es Schreibrecht. Wer Schreibrecht hat, fragt mit `/ask` und Namen.',
      unproposed:
        'niemand ist dazu gefragt worden, daher braucht es Schreibrecht. `/propose` öffnet sie für Antworten.',
      otherOption:
        'das ist eine andere Option als die, nach der gefragt war; `/propose` mit ihrem Namen fragt nach ihr, und `/accept` allein nimmt das Vorgeschlagene an.',
      approvalsMissing: (count: number) =>
        count === 1 ? 'eine Zustimmung fehlt noch.' : `${count} Zustimmungen fehlen noch.`,
      ownApproval: 'Zustimmung zum eigenen Vorschlag zählt nicht.',
      ownProposal: 'wo es kein Zurück gibt, entscheidet niemand über den eigenen Vorschlag.',
      noSuchConcern: 'kein offenes Bedenken heißt so oder hat diese Nummer.',
      past: 'der Tag war da schon vorbei; verstanden wird einer, der noch kommt.',
      length: 'eine Frist ist länger als nichts und höchstens ein Jahr lang.',
      notCollaborator: (login: string) =>
        `${login} hat in diesem Repository keine Rolle und kann hier nicht entscheiden; \`/owner\` benennt jemanden, der eine hat.`,
      itself: 'eine Entscheidung kann nicht an ihre eigene Stelle treten.',
      already: 'das war schon so.',
      notByHand: 'dieses Label folgt von selbst; ein Befehl sagt, was es sein soll.',
    },
    supersedes: (decisions) => `Sie tritt an die Stelle von ${listOf(decisions)}.`,
    record: {
      label: 'Aufzeichnung:',
      there: (page) => `Sie steht in ${page}.`,
      outdated: (page, status) => `Falls dort noch nicht ${status} steht, lässt sich das [hier eintragen](${page}).`,
      filled: (page) =>
        `Sie kommt nach ${page}. Die Seite, die sich öffnet, hat den ganzen Text und braucht nur noch den Commit.`,
      proposed: (pull) => `Sie steht im Pull Request ${pull}.`,
      changed: 'Jemand anderes hat sie dort geändert, deshalb bleibt sie, wie sie ist.',
      waits: 'Sie wartet dort, bis hier wieder entschieden ist.',
      update: (pull) => `Was sie inzwischen sagt, steht im Pull Request ${pull}.`,
      declined: (pull) =>
        `Der Pull Request mit ihr, ${pull}, wurde ohne Merge geschlossen; deshalb wird kein weiterer geöffnet.`,
      missing:
        'Die App würde dafür einen Pull Request öffnen, aber ihr fehlt die Berechtigung `contents: write`. Wer die App betreibt, ergänzt sie auf der Seite der App; danach nimmt ein Owner sie in den Einstellungen der Installation an.',
      refused: 'Die App würde dafür einen Pull Request öffnen, aber GitHub hat das abgelehnt.',
      empty: (page) =>
        `Sie kommt nach ${page}. Der Text ist zu lang für einen Link: Was hier darunter eingeklappt ist, lässt sich auf der Seite einfügen, die sich öffnet.`,
      numbered: (page) =>
        `Eine Datei mit dieser Nummer gibt es schon, ${page}: Ist sie diese Aufzeichnung unter einem früheren Titel, bleibt nichts zu tun.`,
      text: 'Der Text der Aufzeichnung',
      long: (page, command) =>
        `Sie kommt nach ${page}. Der Text ist zu lang, um hier zu stehen; im Terminal gibt ${command} ihn aus.`,
    },
    proposal: {
      message: (number, status) => `Entscheidung ${number} aufzeichnen: ${status}`,
      title: (number, title) => `Entscheidung ${number} aufzeichnen: ${title}`,
      what: (number, status, folder) =>
        `Dies ist die Aufzeichnung der Entscheidung in #${number}, so wie sie steht: ${status}. Außerhalb von ${folder} ändert sich nichts.`,
      meanwhile:
        'Solange der Pull Request offen ist, folgt die Aufzeichnung hier der Entscheidung, es sei denn, jemand anderes ändert sie in diesem Branch. Ihn ohne Merge zu schließen ist auch eine Antwort: Dann wird kein weiterer geöffnet.',
    },
    commands: 'Was sich hier sagen lässt',
    commandsNote: 'Einer je Zeile, am Anfang der Zeile, in einem Kommentar. Das dürfen:',
    commandsFor: {
      anyone: 'alle',
      'asked-or-triage': 'die Gefragten und alle mit Triage-Recht',
      'author-or-write': 'die Person, die das Issue geschrieben hat, und alle mit Schreibrecht',
      'concern-author-or-decider': 'wer das Bedenken hatte und wer entscheidet',
      decider: 'wer entscheidet',
      write: 'alle mit Schreibrecht',
    },
  },
  status: {
    health: {
      'on-track': 'auf Kurs',
      'at-risk': 'gefährdet',
      'off-track': 'nicht auf Kurs',
      unknown: 'nicht bekannt',
    },
    suggestion: {
      looks: (health: string, reasons: readonly string[]) => `nach Lage der Dinge ${health}: ${listOf(reasons)}`,
      pastDate: (day: string) => `fertig sein sollte es bis ${day}`,
      oldBlocker: (day: string) => `etwas steht seit ${day} im Weg`,
      silent: (periods: number) =>
        periods === 1
          ? 'ein Statusbericht ist ausgeblieben'
          : `${numberOf(periods)} Statusberichte hintereinander sind ausgeblieben`,
    },
    draft: {
      merged: (title: string, reference: string) => `Gemergt: ${title} (${reference})`,
      closed: (title: string, reference: string) => `Geschlossen: ${title} (${reference})`,
      more: (count: number) => `Und ${count === 1 ? 'eine weitere Sache' : `${numberOf(count)} weitere`}`,
      context: 'Worum es geht, in einem Satz für alle, die es nicht verfolgt haben',
      progress: 'Was seit dem letzten Mal getan ist; "Keine Änderung" ist eine Antwort',
      blockers: 'Was im Weg steht, ein Punkt je Zeile, und wer helfen kann; "Keine" ist eine Antwort',
      nextSteps: 'Was als Nächstes kommt, ein Punkt je Zeile',
      health: 'Auf Kurs, gefährdet oder nicht auf Kurs',
    },
  },
  reminders: {
    dueToday: (who, time, zone) => `${who}, der Statusbericht hierzu ist heute fällig, bis ${time} (${zone}).`,
    overdue: (who, moment) => `${who}, der Statusbericht hierzu war fällig: ${moment}.`,
    insteadOf: (owner) => `Gefragt wirst du, weil ${owner} nicht da ist.`,
    last: (hasPage) =>
      `Danach wird hiermit zum zweiten und letzten Mal gefragt${hasPage ? '; dann ist es nur noch eine Zeile auf der Seite der Woche' : ''}.`,
    draft: 'Ein Entwurf aus dem, was bekannt ist, zum Kopieren und Berichtigen:',
    shorter:
      'Kürzere Antworten, jede als Kommentar hier: `Keine Änderung`, oder `/status on-track "in einer Zeile"` (`at-risk`, `off-track`).',
    waitsFor: {
      review: (who, since, due) =>
        `${who}, dein Review hiervon ist seit ${since} erbeten; zu erwarten war es bis ${due}.`,
      question: (who, since, due) =>
        `${who}, eine Frage an dich wartet hier seit ${since}; eine Antwort war zu erwarten bis ${due}.`,
    },
    others: 'Noch mehr wartet auf dich, und steht hier, damit es eine einzige Nachricht ist:',
    other: {
      update: (matter, day) => `${matter}: ein Statusbericht, fällig ${day}`,
      review: (matter, day) => `${matter}: dein Review, erbeten seit ${day}`,
      question: (matter, day) => `${matter}: eine Frage an dich, seit ${day}`,
    },
    leave: (label) =>
      `Gerade nicht? \`/snooze 3d\` in einem Kommentar verschiebt es, und das Label ${label} beendet Erinnerungen auf dieser Seite.`,
  },
};

/**
 * Returns "ein Punkt", "drei Punkte", "13 Punkte", "keine Punkte". `one` comes with its article in the case and gender of
 * its place, `many` without one; `none` is for what is not "keine" and `many`.
 */
function countOf(count: number, one: string, many: string, none = `keine ${many}`): string {
  if (count === 0) return none;
  return count === 1 ? one : `${numberOf(count)} ${many}`;
}

function latest(seen: number): string {
  if (seen === 0) return 'keine offenen Einträge';
  return seen === 1
    ? 'der zuletzt geänderte offene Eintrag'
    : `die ${numberOf(seen)} zuletzt geänderten offenen Einträge`;
}

/** Returns "drei mehr", "eins weniger", "ebenso viele". */
function difference(now: number, before: number): string {
  if (now === before) return 'ebenso viele';
  return now > before ? `${numberOf(now - before)} mehr` : `${numberOf(before - now)} weniger`;
}

/** The number one is never alone: it takes the gender of its noun, and is said with it. */
function numberOf(count: number): string {
  const small = [
    'null',
    'eins',
    'zwei',
    'drei',
    'vier',
    'fünf',
    'sechs',
    'sieben',
    'acht',
    'neun',
    'zehn',
    'elf',
    'zwölf',
  ];
  return small[count] ?? String(count);
}

/** Returns "a", "a und b", "a, b und c". */
function listOf(items: readonly string[]): string {
  return joined(items, 'und');
}

/** Returns "a", "a oder b", "a, b oder c". */
function anyOf(items: readonly string[]): string {
  return joined(items, 'oder');
}

function joined(items: readonly string[], word: string): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(` ${word} `);
}

/** Returns "a, b und c", and of a long list its beginning and how many more there are. */
function firstOf(items: readonly string[], most = 8): string {
  return listOf(items.length <= most ? items : [...items.slice(0, most), `${items.length - most} weitere`]);
}

/** What stands behind a link of a known kind, by the case it stands in, and well-known places that make them. */
const LINK_KINDS: Readonly<Record<string, LinkKindWords>> = {
  recording: { accusative: 'eine Aufnahme', genitive: 'einer Aufnahme', places: ['Loom', 'YouTube'] },
  doc: { accusative: 'ein Dokument', genitive: 'eines Dokuments', places: ['Notion', 'Confluence', 'Google Docs'] },
  tracker: { accusative: 'ein Issue', genitive: 'eines Issues', places: ['GitHub', 'Jira', 'Linear'] },
  chat: { accusative: 'ein Gespräch', genitive: 'eines Gesprächs', places: ['Slack', 'Teams'] },
  ci: { accusative: 'einen Build', genitive: 'eines Builds', places: ['GitHub Actions', 'CircleCI'] },
  design: { accusative: 'einen Entwurf', genitive: 'eines Entwurfs', places: ['Figma'] },
};

interface LinkKindWords {
  readonly accusative: string;
  readonly genitive: string;
  readonly places: readonly string[];
}

function linkKindOf(kind: string): LinkKindWords {
  const known = Object.hasOwn(LINK_KINDS, kind) ? LINK_KINDS[kind] : undefined;
  if (known !== undefined) return known;
  return { accusative: `etwas von der Art "${kind}"`, genitive: `von etwas der Art "${kind}"`, places: [] };
}

function nounsOfLinks(kinds: readonly string[], grammaticalCase: 'accusative' | 'genitive'): string {
  return anyOf(kinds.slice(0, 8).map((kind) => linkKindOf(kind)[grammaticalCase]));
}

function codeList(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
