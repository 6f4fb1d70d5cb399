/**
 * A small task of an old generation: Java 8, Boot 2.7, Spring Batch 4, Spring Cloud Task 2. Not
 * null-marked, as Java 8 does not know all places where the annotation may stand.
 */
package net.dstone.boot2;
