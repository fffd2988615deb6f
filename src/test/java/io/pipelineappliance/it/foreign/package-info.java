/** A Spark job of somebody else, which the tests pack into a jar of its own and submit. */
package io.pipelineappliance.it.foreign;
