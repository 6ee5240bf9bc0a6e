// factur-x-kit as its README uses it. Its data are those it reads from our sample: nothing is lost in the profile.

import type { Contender } from './contender.ts';

interface Instance {
  object: object;
  getXML: () => Promise<string>;
  getPDF: (options: object) => Promise<Uint8Array>;
}

interface Package {
  FacturX: { fromObject: (data: object) => Promise<Instance>; fromPDF: (pdf: Uint8Array) => Promise<Instance> };
}

export const facturXKit: Contender = {
  name: 'factur-x-kit',
  open: async ({ plain, facturx }, load) => {
    const { FacturX } = (await load('factur-x-kit')) as Package;
    const data = (await FacturX.fromPDF(facturx)).object;
    return {
      'extract and read': async () => JSON.stringify((await FacturX.fromPDF(facturx)).object),
      write: async () => await (await FacturX.fromObject(data)).getXML(),
      hybrid: async () => await (await FacturX.fromObject(data)).getPDF({ existingNonConformantPdf: plain }),
      'hybrid, PDF/A already': async () =>
        await (await FacturX.fromObject(data)).getPDF({ existingNonConformantPdf: facturx }),
      create: async () => await (await FacturX.fromObject(data)).getPDF({ locale: 'fr-FR' }),
    };
  },
};
