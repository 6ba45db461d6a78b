import { describe, expect, it } from 'vitest';
import { chosenOptions } from '../../../src/core/rules/evidence/choices.js';

const SEVERITIES = ['low', 'high', 'very high'];

describe('the options that a section names', () => {
  it.each([
    ['high', ['high']],
    ['High', ['high']],
    ['**high**', ['high']],
    ['- high', ['high']],
    ['`high`', ['high']],
    ['low, high', ['low', 'high']],
    ['low, high, very high', ['low', 'high', 'very high']],
    ['very high', ['very high']],
    ['very-high, very high', ['very high']],
    ['I would say it is high.', ['high']],
    ['low, if not high', ['low', 'high']],
    ['high high', ['high']],
    ['[high](https://example.com/low)', ['high']],
    ['https://example.com/high', []],
    ['higher than before', []],
    ['shigh', []],
    ['- [x] high', ['high']],
    ['- [x] high\n- [ ] low', ['high']],
    ['- [ ] high\n- [ ] low', []],
    ['- [ ] high\n- [x] low\n- [X] very high (as always)', ['low', 'very high']],
    ['[ ] low [x] high [ ] very high', ['high']],
    ['| [ ] low | [x] high |', ['high']],
    ['☐ low\n☑ high', ['high']],
    ['( ) low\n(x) high', ['high']],
    ['- [x] I have read the rules\nhigh', ['high']],
    ['- [ ] high\n\nhigh', []],
    ['low\nhigh\nvery high', []],
    ['- low\n- high\n- very high', []],
    ['low / high / very high', []],
    ['low | high | very high', []],
    ['Low, high or very high: high', ['low', 'high', 'very high']],
    ['low\nhigh\nvery high\n\nit is high', ['high']],
    ['- low\n- high', ['low', 'high']],
    ['low / high', ['low', 'high']],
    ['medium', []],
    ['', []],
  ])('%j: %j', (text, chosen) => {
    expect(chosenOptions(text.split('\n'), SEVERITIES)).toEqual(chosen);
  });

  it.each([
    ['we use C++ here', ['C', 'C++', 'C#'], ['C++']],
    ['C# and C', ['C', 'C++', 'C#'], ['C', 'C#']],
    ['ABC', ['C', 'C++', 'C#'], []],
    ['C\nC++\nC#', ['C', 'C++', 'C#'], []],
    ['a 🔥 day', ['🔥', '❄️'], ['🔥']],
    ['2 weeks', ['1 week', '2 weeks', '6 weeks'], ['2 weeks']],
    ['a week', ['1 week', '2 weeks'], []],
    ['N/A', ['N/A', 'Yes'], ['N/A']],
    ['Café', ['cafe', 'bar'], ['cafe']],
    ['高、低', ['高', '低'], ['高', '低']],
    ['the only one', ['the only one'], ['the only one']],
    ['anything', [], []],
    ['anything', ['', ' '], []],
  ])('%j of %j: %j', (text, options, chosen) => {
    expect(chosenOptions(text.split('\n'), options)).toEqual(chosen);
  });
});
