// What makes a readable invoice its seller's own: a logo, and a colour for titles and lines.

import { problem } from '#src/errors.ts';

export interface Brand {
  /** PNG or JPEG, of any size. */
  readonly logo?: Uint8Array | undefined;
  /** `#rrggbb`, readable on white. */
  readonly colour?: string | undefined;
}

/** A logo as it is shown: small enough, upright, in sRGB. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Colour of titles and lines on what shows no brand of its own. */
export const ACCENT = '#1c4f82';

/** A brand that can be drawn. */
export interface DrawnBrand {
  readonly logo: Logo | undefined;
  readonly colour: string;
}

const logoUnreadable = problem({
  code: 'facturx.logo_unreadable',
  status: 422,
  fr: 'Ce logo ne peut pas être lu : donnez une image PNG ou JPEG.',
  en: 'This logo cannot be read: give a PNG or JPEG image.',
});

/** Pixels of the longest side: three times what a page shows of it at 200 dots an inch. */
const LONGEST_SIDE = 1_200;
const MAX_PIXELS = 50_000_000;

async function prepared(image: Uint8Array): Promise<Logo> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(image, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const { format, hasAlpha } = await picture.metadata();
  if (format !== 'png' && format !== 'jpeg') throw logoUnreadable();
  const upright = picture
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const isJpeg = format === 'jpeg' && !hasAlpha;
  // Without a palette and in one pass: every viewer, and pdfkit, reads that.
  const encoded = isJpeg ? upright.jpeg({ quality: 92 }) : upright.png({ palette: false, progressive: false });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, mediaType: isJpeg ? 'image/jpeg' : 'image/png', width: info.width, height: info.height };
}

async function readLogo(image: Uint8Array): Promise<Logo> {
  try {
    return await prepared(image);
  } catch (error) {
    throw logoUnreadable({ cause: error });
  }
}

/** The look of what shows no brand. */
export const PLAIN: DrawnBrand = { logo: undefined, colour: ACCENT };

const COLOUR = /^#[0-9a-f]{6}$/i;

/** Throws `facturx.logo_unreadable`. A colour that is none is the usual one. */
export async function drawnBrand({ logo, colour }: Brand): Promise<DrawnBrand> {
  return {
    logo: logo === undefined ? undefined : await readLogo(logo),
    colour: colour !== undefined && COLOUR.test(colour) ? colour : ACCENT,
  };
}
