import { describe, expect, it } from 'vitest';
import { namesPerson } from '../../../../src/core/rules/evidence/names-person.js';

describe('a line that names a person', () => {
  it.each([
    '@octocat',
    'cc @octo/team-doors',
    'https://github.com/octocat',
    'ana@example.com',
    'Ana',
    'Ana Silva',
    '**Ana Silva**',
    'Decider: Ana',
    'Ana (until May)',
    'Ana and Ben',
    'Ludwig van der Berg',
    'me',
    'I will do it',
    'ich',
    'Олена Коваль',
    'Ана Петровић',
    '李明',
    '田中さん',
    '김민수',
    'ليلى حداد',
    "O'Brien",
    'Jean-Luc',
    'Zoë',
    'J. Silva',
    'ANA',
  ])('%s', (line) => {
    expect(namesPerson(line)).toBe(true);
  });

  it.each(['the team', 'everyone', 'TBD by somebody', 'somebody from the office will look after it', 'open', 'nobody'])(
    'is not: %s',
    (line) => {
      expect(namesPerson(line)).toBe(false);
    },
  );
});
