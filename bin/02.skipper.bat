@echo off
rem Starts and stops the Skipper server on Windows: start, stop, restart, status, run. The Data Flow server has a
rem Skipper of its own inside; see 02.skipper.sh, whose prepare is not here. JAVA_OPTS replaces the options chosen here for the server's JVM.
rem Whatever follows the command is handed to the server, for example --server.port=7578.
setlocal EnableExtensions EnableDelayedExpansion
pushd "%~dp0.." & set "ROOT=!CD!" & popd
if not defined DSTONE_DATA set "DSTONE_DATA=%ROOT%\data"
if not defined DSTONE_SKIPPER_CONF set "DSTONE_SKIPPER_CONF=%ROOT%\conf\skipper-server.yml"
set "HOME_FOLDER=%DSTONE_DATA%\skipper"
set "SERVER_JAR=%ROOT%\lib\skipper-server.jar"
set "PID_FILE=%HOME_FOLDER%\skipper.pid"
set "PORT_FILE=%HOME_FOLDER%\skipper.port"
set "LOG=%HOME_FOLDER%\logs\skipper.log"
set "OPTIONS=-XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms32m -Xmx512m"
if defined JAVA_OPTS set "OPTIONS=%JAVA_OPTS%"

set "COMMAND=%~1"
set "REST="
:collect
shift
if not "%~1"=="" (
  set "REST=!REST! %1"
  goto collect
)

if /i "%COMMAND%"=="start" goto start
if /i "%COMMAND%"=="stop" goto stop
if /i "%COMMAND%"=="restart" goto restart
if /i "%COMMAND%"=="status" goto status
if /i "%COMMAND%"=="run" goto run
echo Usage: %~nx0 start^|stop^|restart^|status^|run [server options]
exit /b 2

:running
set "PID="
if exist "%PID_FILE%" set /p PID=<"%PID_FILE%"
if not defined PID exit /b 1
tasklist /fi "PID eq %PID%" /nh 2>nul | find "%PID%" >nul
exit /b %errorlevel%

:ready
call "%~dp0common.bat" || exit /b 1
if not exist "%SERVER_JAR%" (
  echo ERROR: %SERVER_JAR% is missing. Build it with bin\00.deploy.bat. 1>&2
  exit /b 1
)
call :running && (
  echo ERROR: the server is already running ^(pid %PID%^). Stop it with: %~nx0 stop 1>&2
  exit /b 1
)
if not exist "%HOME_FOLDER%\logs" mkdir "%HOME_FOLDER%\logs"
del /q "%PORT_FILE%" 2>nul
exit /b 0

:start
call :ready || exit /b 1
powershell -NoProfile -Command "$p = Start-Process -PassThru -WindowStyle Hidden -FilePath '%JAVA25%\bin\java.exe' -RedirectStandardOutput '%LOG%' -RedirectStandardError '%LOG%.err' -ArgumentList '-DPORTFILE=\"%PORT_FILE%\" %OPTIONS:"=\"% -jar \"%SERVER_JAR%\" --spring.config.additional-location=\"file:%DSTONE_SKIPPER_CONF%\" --dstone.server.home=\"%HOME_FOLDER%\" %REST%'; Set-Content -NoNewline -Path '%PID_FILE%' -Value $p.Id"
for /l %%i in (1,1,120) do (
  if exist "%PORT_FILE%" (
    set /p PORT=<"%PORT_FILE%"
    curl -fs -o nul -m 2 "http://localhost:!PORT!/actuator/health" && (
      echo The Skipper server runs at http://localhost:!PORT!
      echo Log: %LOG%
      exit /b 0
    )
  )
  call :running || (
    echo ERROR: the server ended while it started. Its log: %LOG% 1>&2
    exit /b 1
  )
  timeout /t 1 /nobreak >nul
)
echo ERROR: the server does not answer after 120 s. Its log: %LOG% 1>&2
exit /b 1

:stop
call :running || (
  echo The Skipper server is not running.
  exit /b 0
)
rem A hidden process has no window to close, so Windows can only end it by force; the server is built to survive that.
taskkill /f /pid %PID% >nul
del /q "%PID_FILE%" "%PORT_FILE%" 2>nul
echo The Skipper server has stopped. Running apps go on.
exit /b 0

:restart
call :stop
goto start

:status
call :running || (
  echo The Skipper server is not running.
  exit /b 3
)
set /p PORT=<"%PORT_FILE%"
echo The Skipper server runs ^(pid %PID%^) at http://localhost:%PORT%
exit /b 0

:run
call :ready || exit /b 1
"%JAVA25%\bin\java.exe" -DPORTFILE="%PORT_FILE%" %OPTIONS% -jar "%SERVER_JAR%" --spring.config.additional-location="file:%DSTONE_SKIPPER_CONF%" --dstone.server.home="%HOME_FOLDER%" %REST%
exit /b %errorlevel%
