package net.dstone.batch.job.table;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Adds a percentage to a balance. */
class Interest implements ItemProcessor<Customer, Customer> {

    private final double percent;

    Interest(double percent) {
        this.percent = percent;
    }

    @Override
    public Customer process(Customer customer) {
        return customer.withInterest(percent);
    }
}
