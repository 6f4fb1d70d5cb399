@echo off
rem Builds the servers and starts the Data Flow server; --build builds only, --skipper starts the Skipper server as
rem well and has the Data Flow server use it, for this one start. Undeploy all streams before you change that; see
rem docs/release-states.md. The demos are shell scripts: bin/00.deploy.sh --demo, --demo-stream.
setlocal EnableExtensions EnableDelayedExpansion
pushd "%~dp0.." & set "ROOT=!CD!" & popd
echo %~1| findstr /b /i /c:"--demo" >nul && (
  echo ERROR: %~1 needs a POSIX shell, for example Git Bash or WSL: bin/00.deploy.sh %~1 1>&2
  exit /b 2
)
call "%~dp0common.bat" || exit /b 1
set "JAVA_HOME=%JAVA25%"
call "%ROOT%\mvnw.cmd" -f "%ROOT%\pom.xml" -B -ntp -DskipTests -Dspotless.check.skip=true -pl modules/dataflow,modules/skipper,samples/dstone-batch -am package || exit /b 1
if not exist "%ROOT%\lib" mkdir "%ROOT%\lib"
copy /y "%ROOT%\modules\skipper\target\dstone-skipper-0.1.0-SNAPSHOT-exec.jar" "%ROOT%\lib\skipper-server.jar" >nul || exit /b 1
copy /y "%ROOT%\modules\dataflow\target\dstone-dataflow-0.1.0-SNAPSHOT-exec.jar" "%ROOT%\lib\dataflow-server.jar" >nul || exit /b 1
call "%~dp001.dataflow.bat" prepare || echo Quick starts could not be prepared; the server starts from its jar.
if /i "%~1"=="--build" exit /b 0
if /i "%~1"=="--skipper" (
  call "%~dp002.skipper.bat" start || exit /b 1
  call "%~dp001.dataflow.bat" start --spring.cloud.skipper.client.server-uri=http://localhost:7577/api || exit /b 1
  echo This holds until the Data Flow server stops. For later starts put spring.cloud.skipper.client.server-uri into
  echo conf\dataflow-server.yml, otherwise it comes up with the Skipper inside it and deploys streams a second time.
  exit /b 0
)
call "%~dp001.dataflow.bat" start
