/** The API of Spark. */
package io.pipelineappliance.dashboard.spark;
