/**
 * The appliance as a test kit: the systems of the executable jar, or some of them, inside the process of a test. This package is the
 * only one of the library that is meant to be used; all others may change with every version.
 *
 * <p>It puts the appliance together with the same code as the executable jar, so that there is no second way of booting. What differs
 * is what an embedding process asks for: ports are free ones, data is temporary, nothing is written to the terminal, and Spark is
 * shared by all appliances of the process, since Spark allows one application for each.
 */
package io.pipelineappliance.testing;
