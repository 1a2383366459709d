plugins {
    `java-library`
}

dependencies {
    compileOnly(project(":common"))
    compileOnly(libs.ignitionCommon)
    compileOnly(libs.ignitionDesigner)
    compileOnly(libs.jython)

    testImplementation(project(":common"))
    testImplementation(libs.ignitionCommon)
    testImplementation(libs.ignitionDesigner)
    testImplementation(libs.jython)
    testImplementation(libs.junit)
    testImplementation(libs.assertj)
    testRuntimeOnly(libs.junitLauncher)
}
