@echo off
rem Sets JAVA25 to the home of a JDK 25, or fails with where to get one.
for %%h in ("%JAVA25_HOME%" "%JAVA_HOME%") do call :try %%h && exit /b 0
for /d %%h in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~h" && exit /b 0
echo ERROR: no JDK 25 was found. Install one, for example Temurin 25 from https://adoptium.net, or point JAVA25_HOME at it. 1>&2
exit /b 1

:try
if "%~1"=="" exit /b 1
if not exist "%~1\release" exit /b 1
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul || exit /b 1
set "JAVA25=%~1"
exit /b 0
