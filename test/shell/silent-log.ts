export { silentLog } from '../../src/shell/log.js';
