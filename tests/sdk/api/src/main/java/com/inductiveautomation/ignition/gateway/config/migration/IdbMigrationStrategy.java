package com.inductiveautomation.ignition.gateway.config.migration;

/** Moves records of a database from before 8.3 into configuration files. */
public interface IdbMigrationStrategy {}
