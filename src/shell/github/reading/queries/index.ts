export * from './decision.js';
export * from './item.js';
export * from './item-pages.js';
export * from './linked.js';
export * from './open-items.js';
export * from './people-issue.js';
export * from './repository.js';
export * from './texts.js';
