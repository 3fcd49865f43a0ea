/** The rows as the database holds them: text, whole numbers, JSON as text, booleans as 0 and 1, times in milliseconds. */
export type Tables = {
  conversations: { person: string; revision: number; last_turn: string; state: string; updated_at: number };
  turns: {
    id: string;
    person: string;
    message: string | null;
    channel: string;
    question: string;
    reply: string;
    citations: string;
    outcome: string;
    refused: number;
    as_of: string;
    at: number;
  };
  feedback: { turn: string; person: string; useful: number; reasons: string; channel: string; at: number };
  jobs: {
    key: string;
    person: string;
    sequence: number;
    channel: string;
    text: string;
    address: string | null;
    state: string;
    lease: string | null;
    lease_until: number;
    attempts: number;
    parts: string;
    part_count: number;
    sent_parts: number;
    at: number;
  };
  unanswered: { key: string; question: string; gap: string; nearest: string | null; count: number; first_at: number; last_at: number };
  shared_values: { key: string; value: string; amount: number; person: string | null; expires_at: number };
  schema_versions: { version: number };
};
