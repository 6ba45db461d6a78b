import { readFileSync, writeFileSync } from 'node:fs';
import { renderRulesPage, RULES_PAGE } from './documentation.js';

// Writes the generated parts of docs/rules.md: `npx tsx test/core/reading/write-table.ts`.
writeFileSync(RULES_PAGE, renderRulesPage(readFileSync(RULES_PAGE, 'utf8')));
