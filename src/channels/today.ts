const dayInChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The ISO date that it is in China at an instant: what counts as today for every channel, wherever the server stands. */
export function today(now: Date): string {
  return dayInChina.format(now);
}
