/** The head of a list of studios with one row of sample data, in the language of the page. */
import { registryTexts } from '#i18n/registry.ts';
import { STUDIO_FIELDS, type StudioField } from '#i18n/registry-texts.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn } from '#lib/web/demand.ts';
import type { RequestHandler } from './$types';

const SAMPLE: Record<StudioField, string> = {
  code: 'S001',
  name: '示范工作室 01',
  authority: '示范区',
  unit: '示范单位 01',
  leader: '示范领办人',
  trade: '电工',
  address: '示范路 1 号',
  recognisedOn: '2024-07-01',
  policy: '',
  title: ''
};

export const GET: RequestHandler = (event) => {
  demandSignedIn(event);
  const { fields, studios } = registryTexts(event.locals.language);
  return csvAnswer(studios.fileName, [
    STUDIO_FIELDS.map((field) => fields[field]),
    STUDIO_FIELDS.map((field) => SAMPLE[field])
  ]);
};
