/** Why the app cannot start. The message is for whoever runs it and names the setting to look at, never its value. */
export class StartError extends Error {}
