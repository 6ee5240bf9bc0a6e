// An authenticator that Chromium itself plays (WebAuthn domain of its protocol).

import type { CDPSession, Page } from 'playwright-core';

export interface Authenticator {
  /** The person at the device shows finger, face or PIN, or does not. */
  verifies(agrees: boolean): Promise<void>;
}

export async function plugIn(page: Page): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async verifies(agrees) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: agrees });
    },
  };
}
