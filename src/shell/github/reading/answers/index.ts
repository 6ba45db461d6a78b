export * from './parts.js';
export * from './item.js';
export * from './linked.js';
export * from './open-items.js';
export * from './repository.js';
export * from './texts.js';
