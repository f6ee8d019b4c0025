/** Programs of another team: they know Kafka, Avro and the schema registry, and nothing else. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
