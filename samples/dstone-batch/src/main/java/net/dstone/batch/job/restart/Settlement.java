package net.dstone.batch.job.restart;

/**
 * A payment settled by one job instance.
 *
 * @param amount in won
 */
record Settlement(long jobInstanceId, int paymentNo, long amount) {}
