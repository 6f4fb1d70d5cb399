package net.dstone.batch.job.table;

/**
 * A row of the sample table.
 *
 * @param balance in won
 */
public record Customer(int id, String name, String grade, long balance) {

    private static final long VIP_BALANCE = 500_000;

    /** A made-up customer; the same number always gives the same customer. */
    static Customer numbered(int id) {
        return new Customer(id, "고객-%05d".formatted(id), "신규", id * 7_919L % 1_000_000);
    }

    Customer withInterest(double percent) {
        return new Customer(id, name, grade, balance + Math.round(balance * percent / 100));
    }

    Customer graded() {
        return new Customer(id, name, balance >= VIP_BALANCE ? "우수" : "일반", balance);
    }
}
