import type { Config, ConfigState, Locale } from '../config/config.js';
import { de } from './de.js';
import { en, type Words } from './en.js';

/** Every language that the app writes, by what `comment.locale` calls it. */
export const LANGUAGES: Readonly<Record<Locale, Words>> = { en, de };

/** Returns the words that a configuration chooses; the fallback where none can be read. */
export function wordsOf(config: Config | ConfigState, fallback: Words): Words {
  if ('comment' in config) return LANGUAGES[config.comment.locale];
  return config.status === 'valid' ? LANGUAGES[config.config.comment.locale] : fallback;
}
