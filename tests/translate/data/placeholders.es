Visite https://www.ejemplo.org/guia?id=5 para más información.
Puede descargar el programa en https://descargas.ejemplo.mx/careo-1.2.zip sin registrarse.
El informe completo está en www.instituto.example/informes/2023 desde ayer.
Toda la documentación (véase https://docs.ejemplo.org/es/inicio.html) se publica con licencia libre.
¿Ha probado ya http://localhost:8080/panel en su navegador?
https://blog.ejemplo.com/entrada fue la página más leída del mes.
Según ejemplo.com, las ventas subieron en marzo.
La noticia apareció primero en https://noticias.ejemplo.ar/a/b/c#final y luego en la televisión.
Copie la dirección ftp://archivos.ejemplo.edu/pub/datos y péguela en la barra.
Antes de escribirnos, lea https://ejemplo.org/preguntas.
Escriba a soporte@ejemplo.com si tiene dudas.
Mi dirección nueva es ana.lopez+trabajo@correo.example.org y la reviso cada día.
El mensaje que envió a prensa@ministerio.gob.mx nunca tuvo respuesta.
Mande su currículum a empleo@empresa.example antes del viernes.
Tanto info@ejemplo.es como ventas@ejemplo.es dejaron de funcionar.
No se pudo abrir el archivo %s.
El usuario %s no existe.
Se han copiado %d archivos en la carpeta.
¿Seguro que quiere borrar %d mensajes?
%s ya está instalado en este equipo.
No hay espacio suficiente: se necesitan %d MB y solo quedan %d MB.
El proceso %1$s terminó con el código %2$d.
Se movió %1$s de %2$s a %3$s.
Progreso: %d%% completado.
El servidor respondió con el error %i al pedir %s.
Faltan %u segundos para cerrar la sesión.
El archivo %s no es un documento de %s.
Error en la línea %ld del archivo %s.
%(user)s ha borrado %(count)d archivos.
El correo de %(sender)s llegó a las %(time)s.
Hola, %(name)s, gracias por su compra.
No se encontró %(file)s en la carpeta %(folder)s.
La contraseña de %(account)s caduca dentro de %(days)d días.
Hola, {name}, tienes {count} mensajes nuevos.
Bienvenido a {app}.
{user} compartió la carpeta {folder} contigo.
El pedido {0} se entregará el {1}.
Se encontraron {0} resultados para «{1}».
La versión {version} ya está disponible.
No se puede conectar con {host} en el puerto {port}.
Quedan {} de {} licencias.
¿Quiere guardar los cambios en {filename}?
El valor debe estar entre {min} y {max}.
Última copia de seguridad: {date}.
Gracias, {first_name}, tu reserva en {hotel} está confirmada.
{{ user.name }} ha comentado tu foto.
Pulse {{button}} para continuar.
El precio de {{ product }} es {{ price }}.
La variable $HOME indica su carpeta personal.
Añada $PATH al final del archivo.
El valor de ${puerto} debe ser mayor que cero.
Cambie ${usuario} por su nombre antes de ejecutar el guion.
Si $LANG está vacía, se usa el inglés.
Los registros se guardan en ${raiz}/registros cada noche.
Sustituya %PATH% por la ruta del programa.
El archivo está en %APPDATA% si usa Windows.
El asistente abrirá %1 y cerrará %2.
¿Desea sustituir %1?
Se ha producido un error al leer %1: %2.
Ejecute `make install` para instalar el programa.
La orden `git push --force` borra el trabajo de los demás.
Use `careo translate` en lugar de `careo align` cuando no haya traducción.
El método `append()` añade un elemento al final de la lista.
Si `x` es menor que `y`, la función devuelve `None`.
Para ver la ayuda escriba `--help` después del nombre.
La clase `Segment` no acepta textos vacíos.
`SELECT` es la orden más usada.
Guarde el archivo en /usr/local/bin/careo antes de salir.
El programa busca su configuración en ~/.config/careo/careo.toml y después en /etc/careo.toml.
Abra C:\Usuarios\Ana\informe.docx con el procesador de textos.
Las imágenes están en ./imagenes/portada.png y los textos en otra carpeta.
No borre la carpeta /var/lib/datos mientras el servidor trabaja.
El archivo informe.pdf pesa demasiado.
Adjunto encontrará presupuesto_2024.xlsx y contrato.pdf.
Edite src/main.py y vuelva a ejecutar las pruebas.
El módulo mi_modulo no se pudo importar.
La función calcular_total() devuelve un número.
El campo fecha_nacimiento es obligatorio.
La opción --verbose muestra más mensajes.
Con --output=salida.txt se escribe el resultado en un archivo.
Puede combinar --lines con --json si lo necesita.
La reunión es el 2024-05-01 a las 10:00.
El contrato vence el 2025-12-31.
Los datos del 2023-07-15 se perdieron en el incendio.
Entre 2019-01-01 y 2020-01-01 no hubo cambios.
El registro 2024-03-09T18:45:00Z contiene el error.
La versión 3.11.4 corrige el fallo de la 3.11.3.
Instale la v2.0 antes de continuar.
El servidor 192.168.0.15 no responde.
El identificador 123e4567-e89b-12d3-a456-426614174000 ya existe.
Síguenos en @careo_app con la etiqueta #traducción.
El mensaje de @maria_g tuvo mil respuestas.
Las protestas con la etiqueta #NiUnaMás llenaron las calles.
#Elecciones fue el tema más comentado de la noche.
Gracias a @equipo y a @prensa por su ayuda.
El paquete pesa 1.234,5 kg y cuesta 12,50 €.
La entrada cuesta 15 € para adultos y 7,50 € para niños.
El ayuntamiento gastó 1.250.000 € en el puente.
Un café vale 1,20 € en el barrio.
Me cobraron £30 por la maleta.
El billete de 5 ¥ es un recuerdo de su viaje.
La temperatura bajó a −5 °C durante la noche.
Hierva el agua a 100 °C y espere diez minutos.
El margen de error es de ±3 %.
El río mide 1.038 km.
La ciudad tiene 2.345.678 habitantes.
El 12,5 % de los encuestados no contestó.
La casa tiene 120,75 m² y dos baños.
El coche alcanza los 180 km/h en 9,5 segundos.
La inflación subió del 3,2 % al 4,75 % en un año.
Añada 250 g de harina y 1,5 l de leche.
El satélite pesa 3.500 kg.
La onda tiene 440 Hz.
El disco tiene 500 GB de capacidad y cuesta 49,99 dólares.
El terremoto, de 7,1 grados, duró 40 segundos.
En 1985 murieron más de 10.000 personas.
El presupuesto es de 18,3 millones de pesos.
El avión vuela a 11.000 m de altura.
La deuda asciende a 1.234.567,89 dólares.
El tren sale a las 18:45 y llega a las 21:10.
La empresa, fundada en 1998, tiene 1.200 empleados en 14 países.
Ganó por 3 a 2 en el minuto 89.
La página 345 del tomo 2 falta.
El artículo 14 fue reformado en 2011.
Vive en el número 27 de la calle Hidalgo, piso 3.
El teléfono es 55 1234 5678.
Se vendieron 3.000 boletos en 24 horas.
El vuelo 1402 tiene 35 minutos de retraso.
La sonda recorrió 4.500.000 km en 200 días.
El nivel del agua subió 2,3 metros en 1,5 horas.
Nació el 3 de mayo de 1968 en Puebla.
El 15 de septiembre de 2021 cerraron 120 escuelas.
La muestra incluye 1.500 hogares de 32 estados.
¡Gracias por todo! 👍
Feliz cumpleaños 🎂 a mi hermana.
Hoy hace mucho calor ☀️ y vamos a la playa.
❤️ te quiero mucho, mamá.
El equipo ganó la copa 🏆🏆 otra vez.
Pulse → para pasar a la página siguiente.
© 2024 Careo. Todos los derechos reservados.
Careo™ es una marca de su dueño.
El producto está protegido por la ley®.
Haga clic en <b>Aceptar</b> para continuar.
Lea las <a href="/normas">normas</a> antes de participar.
El nombre <br/> no puede quedar vacío.
Escriba &lt;nombre&gt; sin comillas.
La empresa Pérez &amp; Hijos cerró ayer.
El botón &nbsp; no hace nada.
Hola, {name}: visite %s o escriba a ayuda@ejemplo.com.
El usuario %s cambió $HOME por {folder}.
Si `x` vale {0}, abra /tmp/datos.csv y avise a @equipo.
El 2024-02-29 subimos informe_final.pdf a https://ejemplo.org/f.
{n} de {m} archivos ({percent}%) copiados en %s.
Envíe 12,50 € a pagos@ejemplo.com antes del 2024-06-30.
%s: la orden «%s» no existe; pruebe con `%s --help`.
Descargue careo.zip de https://ejemplo.org, ábralo con {app} y ejecute `setup.sh`.
%d de %d: %s
{title} — {author}
Copyright {year} {company}
Versión: {version}
Usuario: %s
De: {sender}
Para: {recipient}
Asunto: {subject}
Error %d: %s
Página {page} de {total}
Guardado en {path}
Cargando %s…
¿Eliminar «{name}»?
Faltan {days} días
Hace {minutes} minutos
Conectado como {user}
Puerto: %d
¿Quiere abrir {file} con {program} o con {other}?
No se admite el formato de {file}; use %s.
El mensaje fue enviado por {sender} el {date} a las {time}.
La carpeta {folder}, que contiene {count} archivos, será eliminada dentro de {days} días.
Cuando {user} acepte la invitación, recibirás un correo en {email}.
Si no pidió este cambio, ignore el mensaje o llame al {phone}.
La cuenta de {user} fue creada por %s y nunca se usó.
Como administrador de {site}, puede bloquear a {user} durante %d días.
Dijo que la página https://ejemplo.org/a estaba caída, pero que https://ejemplo.org/b funcionaba.
El autor, que firma como @poeta_anonimo, vive en Oaxaca.
Nadie sabe por qué $TMPDIR apunta a /dev/null en ese equipo.
Ni {user} ni {other} contestaron.
Cada vez que se abre {file}, el programa escribe en registro.log.
Aunque `sudo` funcione, no conviene usarlo con --force.
Tras leer config.yaml, el servicio arranca en el puerto {port}.
En {city} llueve; en {other_city}, hace sol.
Llevo 25 minutos esperando a {name}.
Compré 3 kg de manzanas por 4,50 € en el mercado.
El archivo de 1,5 GB tarda 12,5 minutos en copiarse a /mnt/copia/datos.
Recibirá 1.000 puntos si invita a {friend} antes del 2025-01-15.
La prueba `test_suma` falló 3 veces en 192.168.1.20.
Gracias, {name} 😊, nos vemos el 2024-12-24.
