import { Problem } from '@onaltu/api-client/problem';
import { parseDate } from '@onaltu/domain/dates';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, reactive, ref } from 'vue';
import { asksFor, type ExitBody, type ExitField, type ExitMove, SEND } from './exits';

export type ExitFormValues = Record<Exclude<ExitField['name'], 'missing'>, string> & { missing: string[] };
type Faults = Partial<Record<ExitField['name'], string>>;

const SHORTEST_REASON = 3;
const OPTIONAL: readonly ExitField['name'][] = ['paperNumber', 'reasonCode'];

const emptyForm = (): ExitFormValues => ({
  missing: [],
  ground: '',
  destination: '',
  lengthDays: '',
  reason: '',
  paperNumber: '',
  reasonCode: '',
  from: '',
  on: '',
});

/** The key of the message about one field, or nothing. */
function faultOf({ name }: ExitField, form: ExitFormValues): string | undefined {
  if (name === 'missing') return form.missing.length === 0 ? 'shell.error.fieldRequired' : undefined;
  const value = form[name].trim();
  if (!value) return OPTIONAL.includes(name) ? undefined : 'shell.error.fieldRequired';
  if (name === 'from' || name === 'on') return parseDate(value) ? undefined : 'error.isDay';
  if (name === 'lengthDays') return /^\d{1,4}$/.test(value) ? undefined : 'error.isInt';
  return name === 'reason' && value.length < SHORTEST_REASON ? 'shell.error.fieldRequired' : undefined;
}

function valueOf({ name }: ExitField, form: ExitFormValues): unknown {
  if (name === 'missing') return form.missing;
  const value = form[name].trim();
  if (name === 'from' || name === 'on') return parseDate(value);
  return name === 'lengthDays' ? Number(value) : value || undefined;
}

/** One move beside the six actions: its form, what is wrong with it, and its sending. */
export function useExit(caseFileId: string, move: ExitMove, onDone: () => void) {
  const queries = useQueryClient();
  const form = reactive(emptyForm());
  const asked = ref(0);
  const send = useMutation({
    mutationFn: (body: ExitBody) => SEND[move](caseFileId, body),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onDone();
    },
  });
  const fields = asksFor(move);
  /** What the API did not like about a field says so under it. */
  const told = computed<Faults>(() => {
    const { value: error } = send.error;
    if (!(error instanceof Problem)) return {};
    return Object.fromEntries(error.errors.map(({ pointer, code }) => [pointer.split('/')[1] ?? '', `error.${code}`]));
  });
  const faults = computed<Faults>(() => {
    if (asked.value === 0) return {};
    const own = fields.map((field) => [field.name, faultOf(field, form) ?? told.value[field.name]] as const);
    return Object.fromEntries(own.filter(([, fault]) => fault !== undefined));
  });
  function submit(): void {
    asked.value += 1;
    if (fields.some((field) => faultOf(field, form) !== undefined)) return;
    send.mutate(Object.fromEntries(fields.map((field) => [field.name, valueOf(field, form)])));
  }
  return { fields, form, asked, faults, send, submit };
}
