import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMANDS_PAGE, renderCommandsPage } from './core/commands/render-commands-page.js';
import { CONFIGURATION_PAGE, renderConfigurationPage } from './core/config/reference-page.js';
import { renderSchemaFile, SCHEMA } from './core/config/schema-file.js';
import { renderRulesPage, RULES_PAGE } from './core/reading/documentation.js';

// Writes every file, and every part of a page, that is made from the code: `npm run generate`.
mkdirSync(fileURLToPath(new URL('.', SCHEMA)), { recursive: true });
writeFileSync(SCHEMA, await renderSchemaFile());
writeFileSync(CONFIGURATION_PAGE, renderConfigurationPage(readFileSync(CONFIGURATION_PAGE, 'utf8')));
writeFileSync(RULES_PAGE, renderRulesPage(readFileSync(RULES_PAGE, 'utf8')));
writeFileSync(COMMANDS_PAGE, renderCommandsPage(readFileSync(COMMANDS_PAGE, 'utf8')));
