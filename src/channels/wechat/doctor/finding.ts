/** What a check found: `bad` keeps the channel from working, `note` is worth knowing. `advice` says what to do. */
export type Finding = Readonly<{ state: 'good' | 'bad' | 'note'; what: string; advice?: string }>;

export const good = (what: string): Finding => ({ state: 'good', what });
export const bad = (what: string, advice: string): Finding => ({ state: 'bad', what, advice });
export const note = (what: string, advice: string): Finding => ({ state: 'note', what, advice });
