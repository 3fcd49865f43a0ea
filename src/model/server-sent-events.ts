/** The `data` of each event of a response, in order; comments and other fields are passed over. Ending the iteration cancels the response. */
export async function* readEvents(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      held += done ? '\n\n' : value;
      const lines = held.split(/\r\n|\n|\r(?!$)/u);
      held = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield data.join('\n');
          data = [];
        } else if (line.startsWith('data:')) data.push(line.slice(line.charAt(5) === ' ' ? 6 : 5));
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
