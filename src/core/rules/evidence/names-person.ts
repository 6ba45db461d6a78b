/** Who is nobody in particular. */
const NOBODY =
  /^(?:the |our |my )?(?:team|teams|everyone|everybody|someone|somebody|anyone|anybody|nobody|no one|us|we|all|people|folks|community|maintainers?|developers?|engineering|unassigned|to be assigned|open|tbd|tba|tbc|yes|no|ok|done|later|soon|platform|product|design|backend|frontend|support|sales|marketing|management|leadership|ops|infra|later on|unknown|not sure)$/i;

const PROFILE =
  /(?:^|[^\w`/])@[a-z\d](?:[a-z\d-]{0,38})|github\.com\/[a-z\d-]+(?:[\s)\]]|$)|[\w.+-]{1,64}@[\w-]{1,63}\.\w/i;

/** The author means a person by these; the item says who it is. */
const MYSELF = /^(?:me|myself|i|i am|i will|i do|i own it|self|ich|moi|yo|eu|io|ik|я|私|我)\b/i;

/** Tells whether a line names a person: a mention, a profile, an address, "me", or a name of up to four words. */
export function namesPerson(line: string): boolean {
  const text = line.slice(0, 300).replace(/[*_`]/g, '').trim();
  if (PROFILE.test(text) || MYSELF.test(text)) return true;
  if (
    /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:will|is|owns?|takes?|leads?|from|as|for|has|does)\b/u.test(text) &&
    !/^(?:The|This|That|It|There|He|She|They|We|Our|Somebody|Someone|Everyone|Nobody|Whoever|Team)\b/.test(text)
  )
    return true;
  return text
    .split(/[,;/&(]| and | und | et | y | e /, 8)
    .map((part) =>
      part
        .replace(/^[^:]{1,30}:\s*/, '')
        .replace(/[.)]+$/, '')
        .trim(),
    )
    .some((part) => isName(part));
}

function isName(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || text.length > 60 || NOBODY.test(text)) return false;
  if (words.length === 1 && /^[a-z\d][a-z\d-]{1,38}$/i.test(text)) return true;
  if (
    words.length === 2 &&
    /^[a-z]{2,20} [a-z]{2,20}$/.test(text) &&
    !/^(?:the|a|an|some|any|no|our|my|this|that|to|not)\b/.test(text)
  )
    return true;
  return (
    words.length <= 4 &&
    words.every((word) => /^(?:\p{Lu}|\p{Lo}|(?:van|von|de|da|del|di|der|den|la|le|bin|al|el|dos)$)/u.test(word))
  );
}
