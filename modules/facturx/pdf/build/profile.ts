// What Factur-X 1.09 says about each profile's container.

export type FacturxProfile = 'MINIMUM' | 'BASIC WL' | 'BASIC' | 'EN 16931' | 'EXTENDED';

export const FACTURX_FILENAME = 'factur-x.xml';

/** The two profiles without lines are no invoice by themselves: `Data`. The others are the invoice: `Alternative`. */
export function relationshipOf(profile: FacturxProfile): 'Data' | 'Alternative' {
  return profile === 'MINIMUM' || profile === 'BASIC WL' ? 'Data' : 'Alternative';
}
