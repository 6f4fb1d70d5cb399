/** A small task of the previous generation: Boot 3.5, Spring Batch 5, Spring Cloud Task 3. */
@NullMarked
package net.dstone.boot3;

import org.jspecify.annotations.NullMarked;
