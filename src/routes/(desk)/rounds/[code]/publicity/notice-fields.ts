/** The fields of a notice, as a form posts them and as the address of its preview has them. Pure. */
import { numberOf, textOf } from '#lib/web/form-text.ts';

export const NOTICE_FIELDS = [
  'firstDay',
  'days',
  'kind',
  'showScores',
  'contact',
  'documentNumber',
  'issuer',
  'phone',
  'address'
] as const;

type Kind = 'calendar' | 'working';

/** What was given; a field that is not there is left to its usual value. Nonsense stays, for the service to name. */
interface Asked {
  firstDay?: string;
  days?: number;
  kind?: Kind;
  showScores?: boolean;
  contact?: string;
  documentNumber?: string;
  issuer?: string;
  phone?: string;
  address?: string;
}

const LINES = ['firstDay', 'contact', 'documentNumber', 'issuer', 'phone', 'address'] as const;

/** Of an address: without any field it asks for the usual notice. A box that is not ticked is not sent. */
export function previewAsked(params: URLSearchParams): Asked {
  const form = new FormData();
  for (const [name, value] of params) form.append(name, value);
  return params.has('days') ? noticeIn(form) : {};
}

export const noticeIn = (form: FormData): Required<Asked> => {
  const lines = Object.fromEntries(LINES.map((name) => [name, textOf(form, name).trim()]));
  return {
    ...(lines as Record<(typeof LINES)[number], string>),
    days: numberOf(form, 'days'),
    kind: textOf(form, 'kind') as Kind,
    showScores: form.has('showScores')
  };
};

/** For publishing: what was left empty is not said. */
export function publishIn({ documentNumber, issuer, phone, address, ...asked }: Required<Asked>) {
  const optional = Object.entries({ documentNumber, issuer, phone, address }).filter(
    ([, value]) => value !== ''
  );
  return {
    ...asked,
    ...(Object.fromEntries(optional) as Partial<
      Record<'documentNumber' | 'issuer' | 'phone' | 'address', string>
    >)
  };
}
