// 300 mails while the application is killed with SIGKILL and started again.

import { describeMailWhile } from './support/mail-case.ts';

describeMailWhile({
  victim: 'the process',
  strike: async (product) => {
    await product.kill();
    await product.start();
  },
});
