import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { Setting, Settings } from '../config/settings';
import { SiteAddress } from '../config/site-address';

/** How the API listens and what it calls itself. */
@Settings()
export class HttpSettings {
  /** Address members use, without a path: it stands in QR codes and decides which origin may write. */
  @Setting()
  @SiteAddress()
  PUBLIC_URL: string;

  @IsInt()
  @Min(1)
  @Max(65535)
  PORT: number = 3000;

  /** Address to listen on; 127.0.0.1 behind a proxy on the same machine, 0.0.0.0 in a container. */
  @IsString()
  HOST: string = '127.0.0.1';

  /** How many reverse proxies stand in front; their X-Forwarded-For is believed. 0: none. */
  @IsInt()
  @Min(0)
  @Max(5)
  TRUSTED_PROXIES: number = 0;

  /** The built web client, absolute or relative to the working directory; without it only the API is served. */
  @IsString()
  WEB_DIRECTORY: string = 'dist/web';

  @IsIn(['development', 'test', 'production'])
  NODE_ENV: string = 'development';
}
